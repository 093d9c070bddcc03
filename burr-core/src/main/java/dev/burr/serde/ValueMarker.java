package dev.burr.serde;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a log in place of a value that is not there: an object with one field, whose name says why.
 *
 * @param kind why the value is not there
 * @param path where it would be: the names on the way, as in {@code order.items[3].price}
 */
public record ValueMarker(Kind kind, String path) {

    /** Why a value is not in the log. */
    public enum Kind {
        /** It can't be written as JSON. */
        UNSERIALIZABLE("__burr_unserializable__", "could not be written as JSON"),
        /** It is too large; its beginning is there. */
        CUT("__burr_cut__", "was cut, as it was too large"),
        /** It is kept secret. */
        MASKED("__burr_masked__", "was masked");

        private final String field;
        private final String words;

        Kind(String field, String words) {
            this.field = field;
            this.words = words;
        }

        /** The name of the only field of such a marker. */
        public String field() {
            return field;
        }

        private boolean isSaidBy(@Nullable Object content) {
            return switch (this) {
                case MASKED -> Boolean.TRUE.equals(content);
                case UNSERIALIZABLE -> content instanceof Map<?, ?> fields && isReason(fields);
                case CUT -> content instanceof Map<?, ?> fields && isBeginning(fields);
            };
        }

        private static boolean isReason(Map<?, ?> fields) {
            return fields.size() == (fields.containsKey("path") ? 3 : 2)
                    && fields.values().stream().allMatch(String.class::isInstance)
                    && fields.containsKey("type")
                    && fields.containsKey("reason");
        }

        private static boolean isBeginning(Map<?, ?> fields) {
            return fields.size() == 3
                    && fields.get("type") instanceof String
                    && (fields.get("bytes") instanceof Long || fields.get("bytes") instanceof Integer)
                    && isKept(fields.get("kept"));
        }

        /** Not a number is written as null. */
        private static boolean isKept(@Nullable Object kept) {
            return kept instanceof String
                    || (kept instanceof List<?> elements
                            && elements.stream()
                                    .allMatch(element -> element == null
                                            || element instanceof Number
                                            || element instanceof Boolean));
        }

        /** What happened to the value, to go on with in a sentence: {@code "was masked"}. */
        public String words() {
            return words;
        }
    }

    /** The markers in a plain JSON value that has a name, in the order in which they stand. */
    public static List<ValueMarker> in(String name, @Nullable Object json) {
        if (!isContainer(json)) {
            return List.of();
        }
        var found = new ArrayList<ValueMarker>();
        collect(name, json, found);
        return List.copyOf(found);
    }

    private static void collect(String path, @Nullable Object json, List<ValueMarker> found) {
        if (json instanceof Map<?, ?> map) {
            Kind kind = kindOf(map);
            if (kind != null) {
                found.add(new ValueMarker(kind, path));
                return;
            }
            map.forEach((name, value) -> {
                if (isContainer(value)) {
                    collect(path + ValuePath.step(String.valueOf(name), false), value, found);
                }
            });
        } else if (json instanceof List<?> elements) {
            int place = 0;
            for (Object element : elements) {
                if (isContainer(element)) {
                    collect(path + "[" + place + "]", element, found);
                }
                place++;
            }
        }
    }

    private static boolean isContainer(@Nullable Object value) {
        return value instanceof Map<?, ?> || value instanceof List<?>;
    }

    /** What an object is a marker of; null when it is none, also when it only has the field of one. */
    static @Nullable Kind kindOf(Map<?, ?> object) {
        if (object.size() != 1) {
            return null;
        }
        Map.Entry<?, ?> only = object.entrySet().iterator().next();
        for (Kind kind : Kind.values()) {
            if (kind.field.equals(only.getKey())) {
                return kind.isSaidBy(only.getValue()) ? kind : null;
            }
        }
        return null;
    }
}
