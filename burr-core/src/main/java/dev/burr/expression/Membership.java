package dev.burr.expression;

/** Whether a value is in a collection, a key in a map, or a text in a text. */
record Membership(Node element, boolean negated, Node container) implements Truth {

    @Override
    public boolean isTrue(Variables variables) {
        Object wanted = element.value(variables);
        Object holder = container.value(variables);
        if (!Comparison.canContain(holder, wanted)) {
            throw new EvaluationException("%s is %s, in which %s can't be: it is %s. Only text can be in text."
                    .formatted(container, Comparison.typeOf(holder), element, Comparison.typeOf(wanted)));
        }
        return Comparison.contains(holder, wanted) != negated;
    }

    @Override
    public String toString() {
        return element.grouped() + (negated ? " not in " : " in ") + container.grouped();
    }
}
