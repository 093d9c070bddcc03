package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The place in a list of runs behind which a page begins: that of the run before it, not a count, so that runs which come or
 * move up meanwhile shift nothing. It belongs to one filter and one order.
 *
 * @param behind null for the start
 * @param list hash of the filter and the order; others have other pages
 */
record PageCursor(ApplicationOrder.@Nullable Key behind, ApplicationOrder order, int list) {

    private static final String FORM = "2";

    static PageCursor behind(ApplicationOrder.Key last, ApplicationFilter filter, ApplicationOrder order) {
        return new PageCursor(last, order, hash(filter, order));
    }

    /** @throws ApiException if {@code text} did not come from a page of the same filter and order */
    static PageCursor parse(@Nullable String text, ApplicationFilter filter, ApplicationOrder order) {
        int list = hash(filter, order);
        if (text == null || text.isEmpty()) {
            return new PageCursor(null, order, list);
        }
        PageCursor cursor = decode(text, order);
        if (cursor.list != list) {
            throw ApiException.badRequest(
                    "Parameter 'cursor' belongs to another filter or order. Ask for the first page of"
                            + " this one, without a cursor.");
        }
        return cursor;
    }

    String text() {
        String place = behind == null ? "" : behind.major() + "|" + behind.minor() + "|" + behind.appId();
        String fields = String.join("|", FORM, String.valueOf(list), place);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fields.getBytes(StandardCharsets.UTF_8));
    }

    boolean isBefore(ApplicationOrder.Key run) {
        return behind == null || order.compare(behind, run) < 0;
    }

    private static PageCursor decode(String text, ApplicationOrder order) {
        try {
            String[] fields = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", 5);
            if (fields.length != 5 || !fields[0].equals(FORM)) {
                throw new IllegalArgumentException("Not a cursor of form " + FORM);
            }
            ApplicationOrder.Key behind =
                    new ApplicationOrder.Key(Long.parseLong(fields[2]), Integer.parseInt(fields[3]), fields[4]);
            return new PageCursor(behind, order, Integer.parseInt(fields[1]));
        } catch (IllegalArgumentException malformed) {
            throw ApiException.badRequest(
                    "Parameter 'cursor' is " + ApiException.quoted(text)
                            + ", which did not come from this server. Ask for the first page, without a cursor.",
                    malformed);
        }
    }

    /** Of the texts, because the hash of an enum constant differs from process to process. */
    private static int hash(ApplicationFilter filter, ApplicationOrder order) {
        return (filter + " " + order).hashCode();
    }
}
