package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way to a value in another (RFC 6901): {@code /history/3/content}.
 *
 * @param names of objects and places in lists, from the top
 */
record JsonPointer(List<String> names) {

    /** A value that was found, which may be null. */
    record Found(@Nullable Object value) {}

    /** @throws ApiException if it is none */
    static JsonPointer parse(String text) {
        if (text.isEmpty()) {
            return new JsonPointer(List.of());
        }
        if (!text.startsWith("/")) {
            throw ApiException.badRequest("Parameter 'pointer' is " + ApiException.quoted(text)
                    + ", which is not a JSON pointer. Begin it with '/', as in /history/3/content, or leave it empty for"
                    + " the whole part.");
        }
        return new JsonPointer(Stream.of(text.substring(1).split("/", -1))
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    /** What it leads to; empty if there is no such place. */
    Optional<Found> in(Object root) {
        Object value = root;
        for (String name : names) {
            if (value instanceof Map<?, ?> object && object.containsKey(name)) {
                value = object.get(name);
            } else if (value instanceof List<?> list && isPlaceIn(list, name)) {
                value = list.get(Integer.parseInt(name));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Found(value));
    }

    private static boolean isPlaceIn(List<?> list, String name) {
        return name.matches("0|[1-9][0-9]{0,8}") && Integer.parseInt(name) < list.size();
    }
}
