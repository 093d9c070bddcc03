package dev.burr.expression;

/** A part of an expression that gives true or false. */
sealed interface Truth extends Node permits AllOf, AnyOf, Empty, Equality, Membership, Not, NullTest, Ordering {

    @Override
    boolean isTrue(Variables variables);

    @Override
    default Object value(Variables variables) {
        return isTrue(variables);
    }

    @Override
    default Kind kind() {
        return Kind.TRUTH;
    }
}
