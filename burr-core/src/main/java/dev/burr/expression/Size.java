package dev.burr.expression;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many elements a list, a set or a map has, or how many characters a text has. */
record Size(Node of) implements Node {

    private static final int NONE = -1;

    @Override
    public Object value(Variables variables) {
        Object value = of.value(variables);
        int size = of(value);
        if (size == NONE) {
            throw new EvaluationException("%s is %s, which has no size. Only text, lists, sets and maps have one."
                    .formatted(of, Comparison.typeOf(value)));
        }
        return size;
    }

    /** The size of a value, negative when it has none. Characters are counted as Python does. */
    static int of(@Nullable Object value) {
        if (value instanceof String text) {
            return text.codePointCount(0, text.length());
        }
        if (value instanceof Collection<?> elements) {
            return elements.size();
        }
        return value instanceof Map<?, ?> map ? map.size() : NONE;
    }

    @Override
    public Kind kind() {
        return Kind.NUMBER;
    }

    @Override
    public boolean isPrimary() {
        return true;
    }

    @Override
    public String toString() {
        return "size(" + of + ")";
    }
}
