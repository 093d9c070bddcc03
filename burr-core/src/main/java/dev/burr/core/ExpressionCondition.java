package dev.burr.core;

import dev.burr.expression.EvaluationException;
import dev.burr.expression.Expression;
import dev.burr.expression.Variables;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks an expression of a state, whose keys are its variables. */
record ExpressionCondition(Expression expression) implements Predicate<State> {

    static Condition of(String text) {
        Expression expression = Expression.parse(text);
        return new Condition(
                expression.text(),
                !expression.isPrimary(),
                ConditionReads.of(expression.names()),
                new ExpressionCondition(expression));
    }

    @Override
    public boolean test(State state) {
        try {
            return expression.isTrue(new Keyed(state));
        } catch (EvaluationException e) {
            throw new ConditionFailedException(expression.text(), e.getMessage(), e);
        }
    }

    private record Keyed(State state) implements Variables {

        @Override
        public boolean has(String name) {
            return state.has(name);
        }

        @Override
        public @Nullable Object get(String name) {
            return state.get(name);
        }
    }
}
