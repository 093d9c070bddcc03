package dev.burr.core;

import dev.burr.serde.Serde;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The state of an application: an immutable set of named values. Every change gives a new state and shares what did not
 * change with the old one, so that appending to a list of 100,000 elements costs what appending to ten does.
 *
 * <p>Collections are frozen when they are put: copied once, deeply, into ones that refuse changes. Null is a value. Keys
 * keep the order of their first appearance. Keys that start with {@code __} belong to Burr; they are part of what is
 * {@link #logged() logged}, but not of {@link #keys()}, {@link #asMap()} or equality.
 *
 * <p>Inside an action, a state shows the keys which that action declares, and refuses others; see {@link ActionScope}.
 */
public final class State extends NamedValues {

    /** The key under which the id of the last step is logged. */
    public static final String SEQUENCE_ID = "__SEQUENCE_ID";

    /** The key under which the last action that succeeded is logged. */
    public static final String PRIOR_STEP = "__PRIOR_STEP";

    /** The key under which a failure is kept that a transition handles; see {@link FailedStep}. */
    public static final String FAILED_STEP = "__FAILED_STEP";

    private static final State EMPTY = new State(Keys.NONE, new @Nullable Object[0], null, TypedValues.STANDARD);

    private final Keys keys;
    private final @Nullable Object[] values;
    private final @Nullable Opened opened;
    private final TypedValues types;

    private State(Keys keys, @Nullable Object[] values, @Nullable Opened opened, TypedValues types) {
        this.keys = keys;
        this.values = values;
        this.opened = opened;
        this.types = types;
    }

    /** What an action was given, and the keys that it has written since. */
    private record Opened(ActionScope scope, State base, List<String> written) {

        Opened writing(String key) {
            if (written.contains(key)) {
                return this;
            }
            return new Opened(scope, base, written.isEmpty() ? List.of(key) : plus(key));
        }

        private List<String> plus(String key) {
            var more = new ArrayList<String>(written.size() + 1);
            more.addAll(written);
            more.add(key);
            return more;
        }
    }

    /** A state without values. */
    public static State empty() {
        return EMPTY;
    }

    /** A state with one value. */
    public static State of(String key, @Nullable Object value) {
        return EMPTY.with(key, value);
    }

    /** A state with two values. */
    public static State of(String key1, @Nullable Object value1, String key2, @Nullable Object value2) {
        return of(key1, value1).with(key2, value2);
    }

    /** A state with three values. */
    public static State of(
            String key1,
            @Nullable Object value1,
            String key2,
            @Nullable Object value2,
            String key3,
            @Nullable Object value3) {
        return of(key1, value1, key2, value2).with(key3, value3);
    }

    /** A state with these values, in the order of the map. */
    public static State copyOf(Map<String, ? extends @Nullable Object> values) {
        return EMPTY.withAll(values);
    }

    /**
     * A state with the components of a record, by name: {@code State.of(new ChatState(List.of(), "chat"))}. An empty Optional
     * is put as null. {@link #as} gives the record back.
     */
    public static State of(Record components) {
        return written(components.getClass(), components);
    }

    private static <R extends Record> State written(Class<R> type, Record components) {
        return new RecordWriter<>(type).write(type.cast(components), EMPTY);
    }

    /** The inverse of {@link #logged()}: these values with Burr's own keys among them. */
    public static State ofLogged(Map<String, ? extends @Nullable Object> logged) {
        return EMPTY.putAll(frozen(logged));
    }

    /**
     * The inverse of {@link #logged()} for values that a serde wrote: it is what reads them as the types that they are asked
     * for as, with its codecs, here and in the states that come of this one.
     */
    public static State ofLogged(Map<String, ? extends @Nullable Object> logged, Serde serde) {
        return new State(Keys.NONE, new @Nullable Object[0], null, new TypedValues(serde)).putAll(frozen(logged));
    }

    private static Map<String, @Nullable Object> frozen(Map<String, ? extends @Nullable Object> values) {
        var frozen = new LinkedHashMap<String, @Nullable Object>(values.size() * 2);
        values.forEach((key, value) -> frozen.put(key, FrozenValues.freeze(key, value)));
        return frozen;
    }

    /** This state with a value put, added at the end when the key is new. */
    public State with(String key, @Nullable Object value) {
        requireWritable(key);
        return put(key, FrozenValues.freeze(key, value));
    }

    /** This state with two values put. */
    public State with(String key1, @Nullable Object value1, String key2, @Nullable Object value2) {
        return with(key1, value1).with(key2, value2);
    }

    /** This state with all these values put. */
    public State withAll(Map<String, ? extends @Nullable Object> values) {
        values.keySet().forEach(this::requireWritable);
        return putAll(frozen(values));
    }

    /** This state with all values of another put; where both have a key, the other one wins. */
    public State merge(State other) {
        return withAll(other.asMap());
    }

    /**
     * This state with an element at the end of a list; a list of one when the key is new.
     *
     * @throws IllegalArgumentException when the value is not a list
     */
    public State append(String key, @Nullable Object element) {
        return put(key, listToExtend(key).plus(FrozenValues.freeze(key, element)));
    }

    /**
     * This state with elements at the end of a list; a list of just these when the key is new.
     *
     * @throws IllegalArgumentException when the value is not a list
     */
    public State extend(String key, Collection<?> elements) {
        FrozenList list = listToExtend(key);
        for (Object element : elements) {
            list = list.plus(FrozenValues.freeze(key, element));
        }
        return put(key, list);
    }

    /** This state with a whole number one higher; 1 when the key is new. */
    public State increment(String key) {
        return increment(key, 1);
    }

    /**
     * This state with a whole number higher by some; that much when the key is new. An {@link Integer} that would
     * overflow becomes a {@link Long}, a long a {@link BigInteger}.
     *
     * @throws IllegalArgumentException when the value is not a whole number
     */
    public State increment(String key, long by) {
        requireWritable(key);
        int place = keys.indexOf(key);
        Object value = place < 0 ? Integer.valueOf(0) : values[place];
        if (!(value instanceof Integer || value instanceof Long || value instanceof BigInteger)) {
            throw new IllegalArgumentException(
                    "Value of key '%s' is %s, not a whole number. Only Integer, Long and BigInteger can be incremented."
                            .formatted(key, typeName(value)));
        }
        return put(key, sum((Number) value, by));
    }

    private static Number sum(Number value, long by) {
        if (value instanceof BigInteger big) {
            return big.add(BigInteger.valueOf(by));
        }
        long old = value.longValue();
        long sum = old + by;
        if (((old ^ sum) & (by ^ sum)) < 0) {
            return BigInteger.valueOf(old).add(BigInteger.valueOf(by));
        }
        return value instanceof Integer && sum == (int) sum ? (Number) (int) sum : (Number) sum;
    }

    private FrozenList listToExtend(String key) {
        requireWritable(key);
        int place = keys.indexOf(key);
        Object value = place < 0 ? FrozenList.EMPTY : values[place];
        if (value instanceof FrozenList list) {
            return list;
        }
        throw new IllegalArgumentException(
                "Value of key '%s' is %s, not a list. Put a list first, as in with(\"%s\", List.of())."
                        .formatted(key, typeName(value), key));
    }

    private static String typeName(@Nullable Object value) {
        return value == null ? "null" : value.getClass().getSimpleName();
    }

    /** This state without these keys; those that it does not have are passed over. */
    public State without(String... removed) {
        Set<String> gone = new HashSet<>(List.of(removed));
        gone.forEach(this::requireWritable);
        return only(name -> !gone.contains(name));
    }

    /** This state with these keys only, of those that it has. */
    public State keepOnly(String... kept) {
        Set<String> wanted = new HashSet<>(List.of(kept));
        keys().stream().filter(key -> !wanted.contains(key)).forEach(this::requireWritable);
        return only(name -> wanted.contains(name) || !isVisible(name));
    }

    private State only(Predicate<String> kept) {
        Keys fewer = keys.onlyIf(kept);
        @Nullable Object[] rest = new @Nullable Object[fewer.size()];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = values[keys.indexOf(fewer.name(i))];
        }
        return new State(fewer, rest, opened, types);
    }

    /** How far the application has come that has this state. */
    public Position position() {
        int sequence = keys.sequenceIdPlace();
        int prior = keys.priorStepPlace();
        long sequenceId = sequence >= 0 && values[sequence] instanceof Number number ? number.longValue() : -1;
        int failed = keys.failedStepPlace();
        return new Position(
                sequenceId,
                prior >= 0 && values[prior] instanceof String step ? step : null,
                failed < 0 ? null : FailedStep.ofValue(values[failed]));
    }

    /** This state at another position. Burr's keys are added where they are missing and taken out where they say nothing. */
    public State at(Position position) {
        State state = at(SEQUENCE_ID, keys.sequenceIdPlace(), position.sequenceId() < 0 ? null : position.sequenceId());
        state = state.at(PRIOR_STEP, state.keys.priorStepPlace(), position.priorStep());
        FailedStep failed = position.failedStep();
        return state.at(FAILED_STEP, state.keys.failedStepPlace(), failed == null ? null : failed.toValue());
    }

    /** With one of Burr's own keys, or without; itself where that is so already, as it mostly is. */
    private State at(String key, int place, @Nullable Object value) {
        if (value == null) {
            return place < 0 ? this : only(name -> !name.equals(key));
        }
        return place >= 0 && value.equals(values[place]) ? this : put(key, value);
    }

    /**
     * This state as a record whose components are keys; other keys are passed over. A component that is an {@link
     * java.util.Optional} or annotated as {@code Nullable} may be missing: a constructor can put a default in place of null.
     *
     * @throws MissingKeyException when a key is missing that may not be
     * @throws IllegalArgumentException when it is not a record, or a value does not fit its component
     */
    public <R extends Record> R as(Class<R> type) {
        return RecordReader.ofState(type).read(this, Inputs.none());
    }

    /**
     * Every value with Burr's own keys among them, in order of first appearance: what is logged. A view, not a copy. Inside
     * an action it shows what {@link #asMap()} does.
     */
    public Map<String, @Nullable Object> logged() {
        return new StateMap(this, opened == null);
    }

    @Override
    public Map<String, @Nullable Object> asMap() {
        return new StateMap(this, false);
    }

    @Override
    public boolean has(String key) {
        int place = keys.indexOf(key);
        if (Keys.isInternal(key)) {
            return false;
        }
        if (opened != null && !isVisible(key)) {
            throw opened.scope.undeclaredRead(key);
        }
        return place >= 0;
    }

    @Override
    public Set<String> keys() {
        return opened == null ? keys.visible() : asMap().keySet();
    }

    @Override
    @Nullable
    Object valueOf(String key) {
        return values[keys.indexOf(key)];
    }

    @Override
    TypedValues types() {
        return types;
    }

    @Override
    String describe() {
        return "State";
    }

    /** Whether the reader of this state may see a key: in an action its reads, and what it has written itself. */
    boolean isVisible(String key) {
        if (Keys.isInternal(key)) {
            return false;
        }
        return opened == null || opened.scope.reads(key) || opened.written.contains(key);
    }

    private void requireWritable(String key) {
        if (Keys.isInternal(key)) {
            throw new IllegalArgumentException(
                    "Key '%s' starts with '__', which is kept for Burr's own keys. Choose another name."
                            .formatted(key));
        }
        if (opened != null && !opened.scope.writes(key)) {
            throw opened.scope.undeclaredWrite(key);
        }
    }

    private State put(String key, @Nullable Object frozen) {
        int place = keys.indexOf(key);
        Opened after = opened == null ? null : opened.writing(key);
        if (place < 0) {
            @Nullable Object[] more = Arrays.copyOf(values, values.length + 1);
            more[values.length] = frozen;
            return new State(keys.plus(key), more, after, types);
        }
        @Nullable Object[] changed = values.clone();
        changed[place] = frozen;
        return new State(keys, changed, after, types);
    }

    /** Puts frozen values, adding the new keys all at once. */
    private State putAll(Map<String, @Nullable Object> frozen) {
        Keys more = keys.plusAll(frozen.keySet());
        @Nullable Object[] changed = Arrays.copyOf(values, more.size());
        Opened after = opened;
        for (Map.Entry<String, @Nullable Object> entry : frozen.entrySet()) {
            changed[more.indexOf(entry.getKey())] = entry.getValue();
            after = after == null ? null : after.writing(entry.getKey());
        }
        return new State(more, changed, after, types);
    }

    State scopedTo(ActionScope scope) {
        return new State(keys, values, new Opened(scope, this, List.of()), types);
    }

    State unscoped() {
        return opened == null ? this : new State(keys, values, null, types);
    }

    @SuppressWarnings("ReferenceEquality") // an equal state of another step is not the one that was opened
    boolean isDerivedFrom(State start, ActionScope inScope) {
        return opened != null && opened.base == start && opened.scope == inScope;
    }

    boolean hasRaw(String key) {
        return keys.indexOf(key) >= 0;
    }

    @Nullable
    Object rawValue(String key) {
        int place = keys.indexOf(key);
        return place < 0 ? null : values[place];
    }

    Keys rawKeys() {
        return keys;
    }

    @Nullable
    Object rawValue(int place) {
        return values[place];
    }

    /** Puts a value that is frozen already, past the checks of a scope. */
    State putRaw(String key, @Nullable Object frozen) {
        return put(key, frozen);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof State state && asMap().equals(state.asMap());
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    /** The keys and values, for tests and debuggers: not for logs, which must not hold what users put into a state. */
    @Override
    public String toString() {
        return "State" + new LinkedHashMap<>(asMap());
    }
}
