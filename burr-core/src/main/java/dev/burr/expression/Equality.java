package dev.burr.expression;

/** Whether two values are the same. Values of different kinds are not, which is no error. */
record Equality(Node left, boolean negated, Node right) implements Truth {

    @Override
    public boolean isTrue(Variables variables) {
        return Comparison.same(left.value(variables), right.value(variables)) != negated;
    }

    @Override
    public String toString() {
        return left.grouped() + (negated ? " != " : " == ") + right.grouped();
    }
}
