package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;
import java.util.Locale;

/** What a run can have that is worth looking for. */
enum ApplicationMark {
    /** A step of it failed. */
    ERROR,
    /** Somebody annotated a step of it. */
    ANNOTATION,
    /** It goes on from a step of another run. */
    FORK,
    /** A step of it changed a key that its action does not declare to write. Only {@link UndeclaredWrites} can tell. */
    UNDECLARED;

    static ApplicationMark parse(String name) {
        for (ApplicationMark mark : values()) {
            if (mark.name().toLowerCase(Locale.ROOT).equals(name)) {
                return mark;
            }
        }
        throw ApiException.badRequest("Parameter 'has' is " + ApiException.quoted(name)
                + ", which runs are not looked for by. Use 'error', 'annotation', 'fork' or 'undeclared'.");
    }
}
