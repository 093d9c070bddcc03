package dev.burr.expression;

/** Whether one value is less or greater than another one. */
record Ordering(Node left, Relation relation, Node right) implements Truth {

    @Override
    public boolean isTrue(Variables variables) {
        Object one = left.value(variables);
        Object other = right.value(variables);
        Order order = Order.of(one, other);
        if (order == Order.UNLIKE) {
            throw new EvaluationException(
                    "%s is %s and %s is %s, and these have no order. Compare numbers with numbers and text with text."
                            .formatted(left, Comparison.typeOf(one), right, Comparison.typeOf(other)));
        }
        return relation.accepts(order);
    }

    @Override
    public String toString() {
        return left.grouped() + " " + relation.symbol() + " " + right.grouped();
    }
}
