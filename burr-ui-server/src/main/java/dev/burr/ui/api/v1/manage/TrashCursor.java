package dev.burr.ui.api.v1.manage;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.storage.DeletedRun;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place in the trash behind which a page begins: that of the run before it, so that runs which come or go meanwhile shift nothing.
 * It belongs to one project, or to all of them.
 */
record TrashCursor(Instant deletedAt, String id, int list) {

    /** The latest first. */
    static final Comparator<DeletedRun> ORDER =
            Comparator.comparing(DeletedRun::deletedAt).reversed().thenComparing(DeletedRun::id);

    private static final String FORM = "t1";

    static TrashCursor behind(DeletedRun last, @Nullable String project) {
        return new TrashCursor(last.deletedAt(), last.id(), Objects.hashCode(project));
    }

    /** @throws ApiException if {@code text} did not come from a page of the same list */
    static @Nullable TrashCursor parse(@Nullable String text, @Nullable String project) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        TrashCursor cursor = decode(text);
        if (cursor.list != Objects.hashCode(project)) {
            throw ApiException.badRequest(
                    "Parameter 'cursor' belongs to the trash of another project. Ask for the first"
                            + " page of this one, without a cursor.");
        }
        return cursor;
    }

    String text() {
        String fields = String.join("|", FORM, String.valueOf(list), deletedAt.toString(), id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fields.getBytes(StandardCharsets.UTF_8));
    }

    boolean isBefore(DeletedRun run) {
        int byTime = run.deletedAt().compareTo(deletedAt);
        return byTime < 0 || (byTime == 0 && run.id().compareTo(id) > 0);
    }

    private static TrashCursor decode(String text) {
        try {
            String[] fields = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 4);
            if (fields.length != 4 || !fields[0].equals(FORM)) {
                throw new IllegalArgumentException("Not a cursor of form " + FORM);
            }
            return new TrashCursor(Instant.parse(fields[2]), fields[3], Integer.parseInt(fields[1]));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw ApiException.badRequest(
                    "Parameter 'cursor' is " + ApiException.quoted(text)
                            + ", which did not come from this server. Ask for the first page, without a cursor.",
                    malformed);
        }
    }
}
