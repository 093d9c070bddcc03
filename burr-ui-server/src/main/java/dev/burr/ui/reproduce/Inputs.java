package dev.burr.ui.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a step was given, as source.
 *
 * @param written names and literals, by turns
 * @param left names of those whose values are too long, or are no simple ones
 */
record Inputs(List<String> written, List<String> left) {

    /** Longer texts are nothing to have in a snippet. */
    static final int LONGEST = 200;

    /** So many can be given to Java's {@code Inputs.of} at once. */
    private static final int MOST = 3;

    Inputs {
        written = List.copyOf(written);
        left = List.copyOf(left);
    }

    /** A number with a fraction that is written as it is, in either language. */
    static boolean isExact(@Nullable Object value) {
        return value instanceof Double number && Double.isFinite(number);
    }

    static Inputs java(Map<String, @Nullable Object> values) {
        return of(values, JavaText::literal, JavaText::literalOf);
    }

    static Inputs python(Map<String, @Nullable Object> values) {
        return of(values, PythonText::literal, PythonText::literalOf);
    }

    private static Inputs of(
            Map<String, @Nullable Object> values,
            Function<String, String> name,
            Function<@Nullable Object, @Nullable String> literal) {
        List<String> written = new ArrayList<>();
        List<String> left = new ArrayList<>();
        values.forEach((key, value) -> {
            String text = key.startsWith("__") ? null : literal.apply(value);
            if (text != null && written.size() < 2 * MOST) {
                written.add(name.apply(key));
                written.add(text);
            } else if (!key.startsWith("__")) {
                left.add(key);
            }
        });
        return new Inputs(written, left);
    }

    /** A comment that names what is left out; empty if nothing is. */
    String comment(String mark) {
        return left.isEmpty()
                ? ""
                : " " + mark + " and the recorded "
                        + String.join(", ", left.stream().map(Inputs::oneLine).toList());
    }

    /** A name must not end its comment, nor escape from it as Java reads Unicode. */
    private static String oneLine(String name) {
        return "'" + name.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\\\]", "?") + "'";
    }
}
