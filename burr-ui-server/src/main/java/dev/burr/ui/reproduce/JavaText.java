package dev.burr.ui.reproduce;

import org.jspecify.annotations.Nullable;

/** Values as they are written in Java. */
final class JavaText {

    private JavaText() {}

    static String literal(String text) {
        return '"' + escaped(text) + '"';
    }

    /** The literal of a value; null if it has none that is short and exact. */
    static @Nullable String literalOf(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length() > Inputs.LONGEST ? null : literal(text);
        }
        if (value instanceof Long number) {
            return number == number.intValue() ? number.toString() : number + "L";
        }
        return value instanceof Integer || value instanceof Boolean || Inputs.isExact(value)
                ? String.valueOf(value)
                : null;
    }

    /** What stands between the quotes. A backslash is always doubled, so that none begins a Unicode escape. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            escaped.append(escaped(text.charAt(i)));
        }
        return escaped.toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\\' -> "\\\\";
            case '"' -> "\\\"";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> c < ' ' ? "\\%03o".formatted((int) c) : String.valueOf(c);
        };
    }
}
