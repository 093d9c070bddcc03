package dev.burr.expression;

import org.jspecify.annotations.Nullable;

/** A part of an expression that gives a value. Its {@code toString} is an expression that reads as the same node. */
sealed interface Node permits Arithmetic, Listing, Literal, Negation, Part, Size, Truth, Variable {

    /**
     * The value.
     *
     * @throws EvaluationException when the variables are of types that it can't be had from
     */
    @Nullable
    Object value(Variables variables);

    /** The value, or null where a path to it leads nowhere. */
    default @Nullable Object valueOrNull(Variables variables) {
        return value(variables);
    }

    /** The value as a decision. */
    default boolean isTrue(Variables variables) {
        Object value = value(variables);
        if (value instanceof Boolean decision) {
            return decision;
        }
        throw new EvaluationException(
                "%s is %s, not true or false. Compare it with something.".formatted(this, Comparison.typeOf(value)));
    }

    Kind kind();

    /** Whether it stands beside an operator without parentheses. */
    default boolean isPrimary() {
        return false;
    }

    /** How it is written as a part of something else. */
    default String grouped() {
        return isPrimary() ? toString() : "(" + this + ")";
    }
}
