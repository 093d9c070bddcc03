package dev.burr.ui.reproduce;

import org.jspecify.annotations.Nullable;

/** Values as they are written in Python. */
final class PythonText {

    private PythonText() {}

    static String literal(String text) {
        // What Java escapes, Python escapes alike.
        return JavaText.literal(text);
    }

    /** The literal of a value; null if it has none that is short and exact. */
    static @Nullable String literalOf(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length() > Inputs.LONGEST ? null : literal(text);
        }
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        return value instanceof Integer || value instanceof Long || Inputs.isExact(value)
                ? String.valueOf(value)
                : null;
    }
}
