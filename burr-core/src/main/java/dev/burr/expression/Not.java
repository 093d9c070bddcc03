package dev.burr.expression;

/** True when the other one is not. */
record Not(Node of) implements Truth {

    @Override
    public boolean isTrue(Variables variables) {
        return !of.isTrue(variables);
    }

    @Override
    public String toString() {
        return "!" + of.grouped();
    }
}
