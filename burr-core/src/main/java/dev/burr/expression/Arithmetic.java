package dev.burr.expression;

/** What two numbers give together. */
record Arithmetic(Node left, Operation operation, Node right) implements Node {

    @Override
    public Object value(Variables variables) {
        Number one = number(left, variables);
        Number other = number(right, variables);
        if (operation.divides() && Numbers.compare(other, 0) == Order.SAME) {
            throw new EvaluationException(
                    "%s is 0, and %s divides by it. Ask whether it is 0 first, as in n != 0 && m / n > 1."
                            .formatted(right, this));
        }
        try {
            return operation.apply(one, other);
        } catch (ArithmeticException e) {
            throw new EvaluationException(
                    "%s is out of the range of numbers. Compare something smaller.".formatted(this), e);
        }
    }

    static Number number(Node node, Variables variables) {
        Object value = node.value(variables);
        if (value instanceof Number number) {
            return number;
        }
        throw new EvaluationException("%s is %s, not a number. Only numbers can be calculated with."
                .formatted(node, Comparison.typeOf(value)));
    }

    @Override
    public Kind kind() {
        return Kind.NUMBER;
    }

    @Override
    public String toString() {
        return left.grouped() + " " + operation.symbol() + " " + right.grouped();
    }
}
