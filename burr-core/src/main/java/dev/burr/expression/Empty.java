package dev.burr.expression;

/** Whether there is nothing: no such value, null, or a text, list, set or map without content. */
record Empty(Node of) implements Truth {

    @Override
    public boolean isTrue(Variables variables) {
        Object value = of.valueOrNull(variables);
        if (value == null) {
            return true;
        }
        int size = value instanceof String text ? text.length() : Size.of(value);
        if (size < 0) {
            throw new EvaluationException(
                    "%s is %s, which can't be empty. Only text, lists, sets and maps can, and what is null."
                            .formatted(of, Comparison.typeOf(value)));
        }
        return size == 0;
    }

    @Override
    public boolean isPrimary() {
        return true;
    }

    @Override
    public String toString() {
        return "empty(" + of + ")";
    }
}
