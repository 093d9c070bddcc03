package dev.burr.ui.api.v1.search;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.search.SearchPosition;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The position of a search as text. It belongs to one search: another one has to begin. */
final class SearchCursor {

    private static final String FORM = "s1";

    private SearchCursor() {}

    static @Nullable String text(@Nullable SearchPosition position, String search) {
        if (position == null) {
            return null;
        }
        String activity = position.activity() == null ? "" : position.activity().toString();
        return Stream.of(
                        FORM,
                        String.valueOf(search.hashCode()),
                        activity,
                        String.valueOf(position.logPosition()),
                        position.project(),
                        position.appId())
                .map(SearchCursor::encoded)
                .collect(Collectors.joining("."));
    }

    /** @throws ApiException if the text did not come from the same search */
    static @Nullable SearchPosition parse(@Nullable String text, String search) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        List<String> fields = fields(text);
        if (!fields.get(1).equals(String.valueOf(search.hashCode()))) {
            throw ApiException.badRequest(
                    "Parameter 'cursor' belongs to another search. Begin this one without a cursor.");
        }
        try {
            Instant activity = fields.get(2).isEmpty() ? null : Instant.parse(fields.get(2));
            return new SearchPosition(activity, fields.get(4), fields.get(5), Long.parseLong(fields.get(3)));
        } catch (NumberFormatException | DateTimeException malformed) {
            throw foreign(text, malformed);
        }
    }

    private static List<String> fields(String text) {
        try {
            List<String> fields = Stream.of(text.split("\\.", -1))
                    .map(field -> new String(Base64.getUrlDecoder().decode(field), StandardCharsets.UTF_8))
                    .toList();
            if (fields.size() != 6 || !fields.get(0).equals(FORM)) {
                throw new IllegalArgumentException("Not a cursor of form " + FORM);
            }
            return fields;
        } catch (IllegalArgumentException malformed) {
            throw foreign(text, malformed);
        }
    }

    private static ApiException foreign(String text, Exception cause) {
        return ApiException.badRequest(
                "Parameter 'cursor' is " + ApiException.quoted(text)
                        + ", which did not come from this server. Begin the search without a cursor.",
                cause);
    }

    private static String encoded(String field) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(field.getBytes(StandardCharsets.UTF_8));
    }
}
