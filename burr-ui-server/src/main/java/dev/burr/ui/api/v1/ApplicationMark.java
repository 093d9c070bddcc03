package dev.burr.ui.api.v1;

import dev.burr.ui.api.Choice;

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
        return Choice.of("has", name, values(), "which runs are not looked for by");
    }
}
