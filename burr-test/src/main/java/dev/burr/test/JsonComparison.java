package dev.burr.test;

import dev.burr.serde.Serde;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares values as the JSON that they are in a log, and says where they differ. So a record equals the object that it was
 * reloaded as, and 1 equals 1.0.
 */
final class JsonComparison {

    private static final int MOST_LINES = 20;
    private static final int LONGEST_VALUE = 120;
    private static final int BEFORE_DIFFERENCE = 30;

    /** What stands for a value that is not there; no JSON value is equal to it. */
    static final Object NOTHING = new Object();

    private final String first;
    private final String second;
    private final List<String> lines = new ArrayList<>();

    private JsonComparison(String first, String second) {
        this.first = first;
        this.second = second;
    }

    /** @param first what to call the first of two values, as in {@code recorded} */
    static JsonComparison of(String first, String second) {
        return new JsonComparison(first, second);
    }

    /** Notes the differences of two values, which stand at a path such as {@code history[2].content}. */
    JsonComparison compare(String path, @Nullable Object one, @Nullable Object other) {
        comparePlain(path, plain(one), plain(other));
        return this;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value == NOTHING ? NOTHING : Serde.standard().toJson(value);
    }

    boolean isDifferent() {
        return !lines.isEmpty();
    }

    /** A line for each difference, up to a bound, each with a line end before it. */
    String text() {
        String text = "\n  " + String.join("\n  ", lines.subList(0, Math.min(MOST_LINES, lines.size())));
        return lines.size() > MOST_LINES ? text + "\n  and " + (lines.size() - MOST_LINES) + " more" : text;
    }

    private void comparePlain(String path, @Nullable Object one, @Nullable Object other) {
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
            var names = new LinkedHashSet<Object>(map.keySet());
            names.addAll(otherMap.keySet());
            names.forEach(name -> comparePlain(path + "." + name, part(map, name), part(otherMap, name)));
        } else if (one instanceof List<?> list && other instanceof List<?> otherList) {
            for (int i = 0; i < Math.max(list.size(), otherList.size()); i++) {
                comparePlain(path + "[" + i + "]", part(list, i), part(otherList, i));
            }
        } else if (!same(one, other)) {
            lines.add("%s: %s %s, %s %s".formatted(path, first, shown(one, other), second, shown(other, one)));
        }
    }

    private static @Nullable Object part(Map<?, ?> map, Object name) {
        return map.containsKey(name) ? map.get(name) : NOTHING;
    }

    private static @Nullable Object part(List<?> list, int index) {
        return index < list.size() ? list.get(index) : NOTHING;
    }

    private static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number number && other instanceof Number otherNumber) {
            return new BigDecimal(number.toString()).compareTo(new BigDecimal(otherNumber.toString())) == 0;
        }
        return Objects.equals(one, other);
    }

    /** Of a long text, the part from shortly before its first difference from another one. */
    private static String shown(@Nullable Object value, @Nullable Object other) {
        if (value == NOTHING) {
            return "nothing";
        }
        String text = Serde.standard().print(value);
        int start = 0;
        if (text.length() > LONGEST_VALUE && value instanceof String && other instanceof String) {
            start = Math.max(0, firstDifference(text, Serde.standard().print(other)) - BEFORE_DIFFERENCE);
        }
        int end = Math.min(text.length(), start + LONGEST_VALUE);
        return "<" + (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "") + ">";
    }

    private static int firstDifference(String text, String other) {
        int place = 0;
        while (place < Math.min(text.length(), other.length()) && text.charAt(place) == other.charAt(place)) {
            place++;
        }
        return place;
    }
}
