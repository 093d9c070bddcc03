package dev.burr.core;

import dev.burr.expression.Expression;
import dev.burr.expression.InvalidExpressionException;
import dev.burr.expression.Relation;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a transition is taken: a question about declared keys of the state, with a name that the UI and the log
 * show. The forms, from the shortest on:
 *
 * <pre>{@code
 * eq("mode", "chat")   gte("score", 0.5)   in("mode", "chat", "code")   isNull("answer")      // one key
 * when(eq("safe", true), lt("n", 10))                                                         // all of them
 * expr("n < 10 && mode == 'chat'")                                                            // a text
 * when(Verdict.class, Verdict::safe)                                                          // a record
 * reading("n").test("n is even", state -> state.getInt("n") % 2 == 0)                         // any predicate
 * }</pre>
 *
 * <p>Names follow Burr: {@code safe=True}, {@code n>=5}, {@code ~a=1}, {@code a=1 & b=2}, {@code a=1 | b=2}.
 *
 * <p>Immutable. A predicate should depend on nothing but the state, as it may be asked more than once. Asking throws a
 * {@link MissingKeyException} when the state lacks a key, and a {@link ConditionFailedException} when a value is of a type
 * that can't be asked so, such as text that is compared with a number.
 */
public final class Condition {

    /** Always true: what a transition without condition has. */
    public static final Condition DEFAULT = new Condition("default", false, ConditionReads.NOTHING, state -> true);

    private final String name;
    private final boolean compound;
    private final ConditionReads reads;
    private final Predicate<State> predicate;

    /**
     * A condition.
     *
     * @param compound whether the name needs parentheses as a part of another one
     */
    Condition(String name, boolean compound, ConditionReads reads, Predicate<State> predicate) {
        this.name = Objects.requireNonNull(name, "name");
        this.compound = compound;
        this.reads = reads;
        this.predicate = predicate;
    }

    /**
     * True when the value of a key equals the given one. Numbers are compared as numbers, and a reloaded value as the type
     * of the given one; a value of another kind is different, which is no error.
     */
    public static Condition eq(String key, @Nullable Object value) {
        return KeyCondition.same(key, value);
    }

    /** True when {@link #eq} is not. */
    public static Condition ne(String key, @Nullable Object value) {
        return KeyCondition.different(key, value);
    }

    /**
     * True when the value of a key is less than the given one. Numbers of any type are compared as numbers, text by its
     * characters, and other values that have an order, such as times and enums, with those of their own class.
     *
     * @throws IllegalArgumentException when the given one has no order
     */
    public static Condition lt(String key, Object bound) {
        return KeyCondition.ordered(key, Relation.LESS, bound);
    }

    /** True when the value of a key is less than the given one or the same, compared as {@link #lt} does. */
    public static Condition lte(String key, Object bound) {
        return KeyCondition.ordered(key, Relation.AT_MOST, bound);
    }

    /** True when the value of a key is greater than the given one, compared as {@link #lt} does. */
    public static Condition gt(String key, Object bound) {
        return KeyCondition.ordered(key, Relation.GREATER, bound);
    }

    /** True when the value of a key is greater than the given one or the same, compared as {@link #lt} does. */
    public static Condition gte(String key, Object bound) {
        return KeyCondition.ordered(key, Relation.AT_LEAST, bound);
    }

    /** True when the value of a key is one of those given, compared as {@link #eq} does. */
    public static Condition in(String key, @Nullable Object... values) {
        return KeyCondition.in(key, values);
    }

    /** True when the value of a key is one of a collection, compared as {@link #eq} does. */
    public static Condition in(String key, Collection<?> values) {
        return KeyCondition.in(key, values.toArray());
    }

    /** True when the value of a key is none of those given, compared as {@link #eq} does. */
    public static Condition notIn(String key, @Nullable Object... values) {
        return KeyCondition.notIn(key, values);
    }

    /** True when the value of a key is none of a collection, compared as {@link #eq} does. */
    public static Condition notIn(String key, Collection<?> values) {
        return KeyCondition.notIn(key, values.toArray());
    }

    /**
     * True when the value of a key is a list or a set with this element, a map with this key, or a text with this text in
     * it.
     */
    public static Condition contains(String key, @Nullable Object element) {
        return KeyCondition.contains(key, element);
    }

    /**
     * True when the value of a key is null, or the key is not there: not yet written, or removed. That some action writes
     * it is checked when the graph is built.
     */
    public static Condition isNull(String key) {
        return KeyCondition.isNull(key);
    }

    /** True when the key is there, and its value is not null. */
    public static Condition isNotNull(String key) {
        return KeyCondition.isNotNull(key);
    }

    /**
     * A condition as a text, which is its name: {@code expr("n < 10 && mode == 'chat'")}. It knows keys, members ({@code
     * user.name}, {@code scores['a']}), elements ({@code history[-1]}), numbers, text in single or double quotes, lists,
     * true, false and null; {@code == != < <= > >=}, {@code in}, {@code contains}, {@code is null}; {@code + - * / %}; {@code
     * &&}, {@code ||} and {@code !}, also as {@code and}, {@code or} and {@code not}; {@code size(x)} and {@code empty(x)}.
     * The text is read at once and never run as code: {@link Expression} has the grammar.
     *
     * @throws InvalidExpressionException when it can't be read; the message shows where
     */
    public static Condition expr(String text) {
        return ExpressionCondition.of(text);
    }

    /** True when all of these are. They are asked in this order until one is not; the name has them sorted by key. */
    public static Condition when(Condition... all) {
        if (all.length == 0) {
            throw new IllegalArgumentException("There is no condition to join. Pass one or more to when(…).");
        }
        if (all.length == 1) {
            return all[0];
        }
        List<Condition> parts = List.of(all);
        String name = parts.stream()
                .sorted(Comparator.comparing(part -> String.join(",", part.keys())))
                .map(Condition::grouped)
                .collect(Collectors.joining(", "));
        return new Condition(
                name,
                true,
                parts.stream().map(part -> part.reads).reduce(ConditionReads.NOTHING, ConditionReads::and),
                state -> parts.stream().allMatch(part -> part.predicate.test(state)));
    }

    /** Starts a condition on keys of the state: {@code reading("n").test("n < 10", state -> state.getInt("n") < 10)}. */
    public static Reading reading(String... keys) {
        return new Reading(Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys))));
    }

    /**
     * A predicate on a record whose components are the keys it reads. Its name is that of the record, such as {@code
     * Verdict(safe)}.
     */
    public static <R> Condition when(Class<R> type, Predicate<R> test) {
        String components = String.join(", ", new RecordReader<>(type).reads());
        return when(type.getSimpleName() + "(" + components + ")", type, test);
    }

    /** A predicate on a record whose components are the keys it reads. */
    public static <R> Condition when(String name, Class<R> type, Predicate<R> test) {
        var reader = new RecordReader<>(type);
        var required = new LinkedHashSet<>(reader.reads());
        required.removeAll(reader.optionalReads());
        return new Condition(
                name,
                isCompound(name),
                new ConditionReads(reader.reads(), required),
                state -> test.test(reader.read(state, Inputs.none())));
    }

    /** True when the other one is not. */
    public static Condition not(Condition condition) {
        return new Condition("~" + condition.grouped(), false, condition.reads, condition.predicate.negate());
    }

    /** True when both are. The other one is not asked when this one is false. */
    public Condition and(Condition other) {
        return new Condition(
                grouped() + " & " + other.grouped(), true, reads.and(other.reads), predicate.and(other.predicate));
    }

    /** True when one of the two is. The other one is not asked when this one is true. */
    public Condition or(Condition other) {
        return new Condition(
                grouped() + " | " + other.grouped(), true, reads.and(other.reads), predicate.or(other.predicate));
    }

    private String grouped() {
        return compound ? "(" + name + ")" : name;
    }

    private static boolean isCompound(String name) {
        return name.contains(" & ") || name.contains(" | ");
    }

    /** What the UI and the log call it. */
    public String name() {
        return name;
    }

    /** The keys of the state that it reads. */
    public Set<String> keys() {
        return reads.keys();
    }

    /** The keys that somebody must feed. */
    Set<String> requiredKeys() {
        return reads.required();
    }

    /** Whether this is {@link #DEFAULT}. */
    public boolean isDefault() {
        return this == DEFAULT;
    }

    /**
     * Asks it.
     *
     * @throws MissingKeyException when the state lacks a key that it reads
     * @throws ConditionFailedException when a value is of a type that it can't be asked of
     * @throws UndeclaredAccessException when the predicate reads a key that is not declared
     */
    public boolean test(State state) {
        return predicate.test(state);
    }

    /** The values of the keys that it reads, as far as the state has them: why it decided as it did. */
    public Map<String, @Nullable Object> values(State state) {
        if (reads.keys().size() == 1) {
            // As nearly all do, at nearly every step.
            String key = reads.keys().iterator().next();
            return state.has(key) ? Collections.singletonMap(key, state.get(key)) : Map.of();
        }
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (String key : reads.keys()) {
            if (state.has(key)) {
                values.put(key, state.get(key));
            }
        }
        return Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return name;
    }

    /** The keys of a condition that is being declared. */
    public static final class Reading {

        private final Set<String> keys;

        private Reading(Set<String> keys) {
            this.keys = keys;
        }

        /** The condition: a name to show, and the predicate, which sees the declared keys only. */
        public Condition test(String name, Predicate<State> predicate) {
            ActionScope scope = ActionScope.ofCondition(name, keys);
            return new Condition(
                    name, isCompound(name), ConditionReads.of(keys), state -> predicate.test(scope.open(state)));
        }

        @Override
        public String toString() {
            return "reading" + Arrays.toString(keys.toArray());
        }
    }
}
