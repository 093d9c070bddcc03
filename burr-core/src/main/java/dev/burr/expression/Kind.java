package dev.burr.expression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a part of an expression gives, as far as its text tells: enough to refuse what can never hold. */
enum Kind {
    TRUTH("true or false"),
    NUMBER("a number"),
    TEXT("text"),
    LIST("a list"),
    NOTHING("null"),
    UNKNOWN("a value");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    static Kind of(@Nullable Object literal) {
        if (literal == null) {
            return NOTHING;
        }
        if (literal instanceof Boolean) {
            return TRUTH;
        }
        return literal instanceof Number ? NUMBER : literal instanceof List ? LIST : TEXT;
    }

    /** Whether it may turn out to be one of these. */
    boolean maybe(Kind... kinds) {
        return this == UNKNOWN || List.of(kinds).contains(this);
    }

    @Override
    public String toString() {
        return words;
    }
}
