package dev.burr.core;

import dev.burr.expression.Comparison;
import dev.burr.expression.Order;
import dev.burr.expression.PythonText;
import dev.burr.expression.Relation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Conditions that compare one key with what the user gives, named as Burr names those of {@code when(key__op=value)}. */
final class KeyCondition {

    private KeyCondition() {}

    static Condition same(String key, @Nullable Object value) {
        Object expected = FrozenValues.freeze(key, value);
        return of(key, "=" + PythonText.plain(expected), state -> Comparison.same(expected, state.get(key)));
    }

    static Condition different(String key, @Nullable Object value) {
        Object refused = FrozenValues.freeze(key, value);
        return of(key, "!=" + PythonText.quoted(refused), state -> !Comparison.same(refused, state.get(key)));
    }

    static Condition ordered(String key, Relation relation, Object bound) {
        if (bound == null || !Order.hasOrder(bound)) {
            throw new IllegalArgumentException(
                    "Key '%s' can't be compared by %s with %s, which has no order. Use a number, text, a time or a constant of an enum."
                            .formatted(key, relation.symbol(), Comparison.typeOf(bound)));
        }
        String name = key + relation.symbol() + PythonText.quoted(bound);
        return of(key, relation.symbol() + PythonText.quoted(bound), state -> {
            Object value = state.get(key);
            Order order = Order.of(Comparison.asTypeOf(bound, value), bound);
            if (order == Order.UNLIKE) {
                throw failed(
                        name,
                        "key '%s' is %s and has no order with %s. Compare it with a value of its own type."
                                .formatted(key, Comparison.typeOf(value), Comparison.typeOf(bound)));
            }
            return relation.accepts(order);
        });
    }

    static Condition in(String key, @Nullable Object... values) {
        List<?> candidates = candidates(key, values);
        return of(key, " in " + PythonText.quoted(candidates), state -> isOneOf(candidates, state.get(key)));
    }

    static Condition notIn(String key, @Nullable Object... values) {
        List<?> candidates = candidates(key, values);
        return of(key, " not in " + PythonText.quoted(candidates), state -> !isOneOf(candidates, state.get(key)));
    }

    private static List<?> candidates(String key, @Nullable Object... values) {
        Object frozen = FrozenValues.freeze(key, Arrays.asList(values));
        return (List<?>) Objects.requireNonNull(frozen);
    }

    private static boolean isOneOf(List<?> candidates, @Nullable Object value) {
        return Comparison.contains(candidates, value);
    }

    static Condition contains(String key, @Nullable Object element) {
        Object wanted = FrozenValues.freeze(key, element);
        String test = " contains " + PythonText.quoted(wanted);
        return of(key, test, state -> {
            Object value = state.get(key);
            if (!Comparison.canContain(value, wanted)) {
                throw failed(
                        key + test,
                        "key '%s' is %s, which can't contain %s. Ask it of a list, a set, a map, or of text for text."
                                .formatted(key, Comparison.typeOf(value), Comparison.typeOf(wanted)));
            }
            return Comparison.contains(value, wanted);
        });
    }

    /** What is not there is null, too: whether a key has been written yet is what is mostly asked. */
    static Condition isNull(String key) {
        return of(key, " is None", state -> !state.has(key) || state.get(key) == null);
    }

    static Condition isNotNull(String key) {
        return of(key, " is not None", state -> state.has(key) && state.get(key) != null);
    }

    private static Condition of(String key, String test, Predicate<State> predicate) {
        return new Condition(key + test, false, ConditionReads.of(Set.of(key)), predicate);
    }

    private static ConditionFailedException failed(String condition, String problem) {
        return new ConditionFailedException(condition, problem, null);
    }
}
