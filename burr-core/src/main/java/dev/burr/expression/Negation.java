package dev.burr.expression;

/** A number with its sign turned. */
record Negation(Node of) implements Node {

    @Override
    public Object value(Variables variables) {
        return Numbers.negated(Arithmetic.number(of, variables));
    }

    @Override
    public Kind kind() {
        return Kind.NUMBER;
    }

    @Override
    public String toString() {
        return "-" + of.grouped();
    }
}
