package dev.burr.expression;

/** Whether a value is null. What is not there is null, too. */
record NullTest(Node of, boolean negated) implements Truth {

    @Override
    public boolean isTrue(Variables variables) {
        return (of.valueOrNull(variables) == null) != negated;
    }

    @Override
    public String toString() {
        return of.grouped() + (negated ? " is not None" : " is None");
    }
}
