package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.RunOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The place in a list of runs behind which a page begins: time and id of the run before it, not a count, so that runs which
 * come or move up meanwhile shift nothing. It belongs to one filter.
 *
 * @param filter hash of the filter; another filter has other pages
 */
record PageCursor(@Nullable Instant activity, String appId, int filter, boolean start) {

    private static final String FORM = "1";

    static PageCursor behind(ApplicationSummary last, ApplicationFilter filter) {
        return new PageCursor(last.lastActivity(), last.appId(), hash(filter), false);
    }

    /** @throws ApiException if {@code text} did not come from a page of the same filter */
    static PageCursor parse(@Nullable String text, ApplicationFilter filter) {
        if (text == null || text.isEmpty()) {
            return new PageCursor(null, "", hash(filter), true);
        }
        PageCursor cursor = decode(text);
        if (cursor.filter != hash(filter)) {
            throw ApiException.badRequest(
                    "Parameter 'cursor' belongs to another filter. Ask for the first page of this one, without a cursor.");
        }
        return cursor;
    }

    String text() {
        String fields =
                String.join("|", FORM, String.valueOf(filter), activity == null ? "" : activity.toString(), appId);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fields.getBytes(StandardCharsets.UTF_8));
    }

    boolean isBefore(ApplicationSummary run) {
        return start || RunOrder.compare(activity, appId, run.lastActivity(), run.appId()) < 0;
    }

    private static PageCursor decode(String text) {
        try {
            String[] fields = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 4);
            if (fields.length != 4 || !fields[0].equals(FORM)) {
                throw new IllegalArgumentException("Not a cursor of form " + FORM);
            }
            Instant activity = fields[2].isEmpty() ? null : Instant.parse(fields[2]);
            return new PageCursor(activity, fields[3], Integer.parseInt(fields[1]), false);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw ApiException.badRequest(
                    "Parameter 'cursor' is " + ApiException.quoted(text)
                            + ", which did not come from this server. Ask for the first page, without a cursor.",
                    malformed);
        }
    }

    /** Of the texts, because the hash of an enum constant differs from process to process. */
    private static int hash(ApplicationFilter filter) {
        return filter.toString().hashCode();
    }
}
