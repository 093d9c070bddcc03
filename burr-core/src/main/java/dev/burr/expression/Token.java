package dev.burr.expression;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word, sign or literal of an expression.
 *
 * @param start the index of its first character
 * @param text how it stands there; empty for the end
 * @param value what a number or a text in quotes stands for
 */
record Token(Type type, int start, String text, @Nullable Object value) {

    enum Type {
        WORD,
        SIGN,
        NUMBER,
        TEXT,
        END
    }

    /** Words that mean something where a key could stand. */
    static final Set<String> RESERVED =
            Set.of("true", "false", "null", "True", "False", "None", "and", "or", "not", "in", "is");

    /** Whether it is this word or sign. */
    boolean is(String wordOrSign) {
        return (type == Type.WORD || type == Type.SIGN) && text.equals(wordOrSign);
    }

    boolean isEnd() {
        return type == Type.END;
    }

    /** How messages call it. */
    String described() {
        return switch (type) {
            case END -> "the end";
            case NUMBER -> "a number";
            case TEXT -> "a text";
            case WORD, SIGN -> "'" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
        };
    }
}
