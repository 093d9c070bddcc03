package dev.burr.core;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a transition is taken: a predicate on declared keys of the state, with a name that the UI and the log
 * show. Names follow Burr: {@code safe=true}, {@code ~a}, {@code a & b}, {@code a | b}.
 *
 * <p>Immutable. A predicate should depend on nothing but the state, as it may be asked more than once.
 */
public final class Condition {

    /** Always true: what a transition without condition has. */
    public static final Condition DEFAULT = new Condition("default", Set.of(), Set.of(), state -> true);

    private final String name;
    private final Set<String> keys;
    private final Set<String> requiredKeys;
    private final Predicate<State> predicate;

    private Condition(String name, Set<String> keys, Set<String> requiredKeys, Predicate<State> predicate) {
        this.name = Objects.requireNonNull(name, "name");
        this.keys = keys;
        this.requiredKeys = requiredKeys;
        this.predicate = predicate;
    }

    /**
     * True when the value of a key equals the given one. Numbers are compared as numbers, and a reloaded value as the type
     * of the given one; a value of another kind is different, which is no error.
     */
    public static Condition eq(String key, @Nullable Object value) {
        Object expected = FrozenValues.freeze(key, value);
        return new Condition(
                key + "=" + expected, Set.of(key), Set.of(key), state -> TypedValues.same(expected, state.get(key)));
    }

    /** Starts a condition on keys of the state: {@code reading("n").test("n < 10", state -> state.getInt("n") < 10)}. */
    public static Reading reading(String... keys) {
        return new Reading(ordered(List.of(keys)));
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
        return new Condition(name, reader.reads(), required, state -> test.test(reader.read(state, Inputs.none())));
    }

    /** True when the other one is not. */
    public static Condition not(Condition condition) {
        return new Condition(
                "~" + condition.grouped(),
                condition.keys,
                condition.requiredKeys,
                state -> !condition.predicate.test(state));
    }

    /** True when both are. The other one is not asked when this one is false. */
    public Condition and(Condition other) {
        return new Condition(
                grouped() + " & " + other.grouped(),
                union(keys, other.keys),
                union(requiredKeys, other.requiredKeys),
                predicate.and(other.predicate));
    }

    /** True when one of the two is. The other one is not asked when this one is true. */
    public Condition or(Condition other) {
        return new Condition(
                grouped() + " | " + other.grouped(),
                union(keys, other.keys),
                union(requiredKeys, other.requiredKeys),
                predicate.or(other.predicate));
    }

    private String grouped() {
        return name.contains(" & ") || name.contains(" | ") ? "(" + name + ")" : name;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        var union = new LinkedHashSet<>(one);
        union.addAll(other);
        return Collections.unmodifiableSet(union);
    }

    private static Set<String> ordered(List<String> keys) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(keys));
    }

    /** What the UI and the log call it. */
    public String name() {
        return name;
    }

    /** The keys of the state that it reads. */
    public Set<String> keys() {
        return keys;
    }

    /** The keys without which it can't be asked. */
    Set<String> requiredKeys() {
        return requiredKeys;
    }

    /** Whether this is {@link #DEFAULT}. */
    public boolean isDefault() {
        return this == DEFAULT;
    }

    /**
     * Asks it.
     *
     * @throws MissingKeyException when the state lacks a key that it reads
     * @throws UndeclaredAccessException when the predicate reads a key that is not declared
     */
    public boolean test(State state) {
        return isDefault() || predicate.test(ActionScope.ofCondition(name, keys).open(state));
    }

    /** The values of the keys that it reads, as far as the state has them: why it decided as it did. */
    public Map<String, @Nullable Object> values(State state) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (String key : keys) {
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
            return new Condition(name, keys, keys, predicate);
        }

        @Override
        public String toString() {
            return "reading" + Arrays.toString(keys.toArray());
        }
    }
}
