package dev.burr.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** A state behaves like a map that is copied at each change, and keeps every old one as it was. */
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class StatePropertyTest {

    private static final Position POSITION = new Position(3, "count");

    /** A change of a state, and the same of a plain map. Where the map can't be changed so, the state refuses. */
    private record Change(String name, UnaryOperator<State> ofState, Model ofMap) {

        interface Model {
            /** Changes the map; false when it is not possible. */
            boolean change(Map<String, Object> map);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Property
    void behavesLikeACopiedMap(@ForAll("changes") List<Change> changes) {
        State state = State.empty().at(POSITION);
        Map<String, Object> model = new LinkedHashMap<>();
        List<State> states = new ArrayList<>();
        List<Map<String, Object>> models = new ArrayList<>();

        for (Change change : changes) {
            State before = state;
            Map<String, Object> changed = new LinkedHashMap<>(model);
            if (change.ofMap().change(changed)) {
                state = change.ofState().apply(before);
                model = changed;
            } else {
                assertThatThrownBy(() -> change.ofState().apply(before)).isInstanceOf(IllegalArgumentException.class);
            }
            states.add(state);
            models.add(model);
        }

        for (int i = 0; i < states.size(); i++) {
            assertSame(states.get(i), models.get(i));
        }
    }

    private static void assertSame(State state, Map<String, Object> model) {
        assertThat(List.copyOf(state.asMap().entrySet())).isEqualTo(List.copyOf(model.entrySet()));
        assertThat(List.copyOf(state.keys())).isEqualTo(List.copyOf(model.keySet()));
        model.forEach((key, value) -> assertThat(state.get(key)).isEqualTo(value));
        assertThat(state.has("absent")).isFalse();
        assertThat(state.position()).isEqualTo(POSITION);
        assertThat(state).isEqualTo(State.copyOf(model)).hasSameHashCodeAs(State.copyOf(model));
        assertThat(State.ofLogged(state.logged()).position()).isEqualTo(POSITION);
    }

    /** From few keys to more than are found by a scan. */
    private static Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                Arbitraries.of("a", "b", "c"),
                Arbitraries.integers().between(0, 30).map(i -> "key" + i));
    }

    private static Arbitrary<Object> values() {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                Arbitraries.integers().map(i -> i),
                Arbitraries.longs().map(i -> i),
                Arbitraries.of(
                        Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, BigInteger.TEN.pow(30), 1.5, "x", true));
        return Arbitraries.oneOf(plain, plain.list().ofMaxSize(40).map(list -> list));
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Arbitraries.oneOf(puts(), removals(), appends(), increments(), merges())
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<Change> puts() {
        return Combinators.combine(keys(), values())
                .as((key, value) -> new Change("with " + key + "=" + value, state -> state.with(key, value), map -> {
                    map.put(key, value);
                    return true;
                }));
    }

    private static Arbitrary<Change> removals() {
        Arbitrary<Change> without = keys().list()
                .ofMaxSize(4)
                .map(gone -> new Change("without " + gone, state -> state.without(gone.toArray(String[]::new)), map -> {
                    map.keySet().removeAll(gone);
                    return true;
                }));
        Arbitrary<Change> keepOnly = keys().list()
                .ofMinSize(5)
                .ofMaxSize(30)
                .map(kept ->
                        new Change("keep only " + kept, state -> state.keepOnly(kept.toArray(String[]::new)), map -> {
                            map.keySet().retainAll(kept);
                            return true;
                        }));
        return Arbitraries.oneOf(without, keepOnly);
    }

    private static Arbitrary<Change> appends() {
        Arbitrary<Change> append = Combinators.combine(keys(), values())
                .as((key, value) -> new Change(
                        "append " + key + " " + value,
                        state -> state.append(key, value),
                        map -> extend(map, key, List.of(value))));
        Arbitrary<Change> extend = Combinators.combine(keys(), values().list().ofMaxSize(70))
                .as((key, values) -> new Change(
                        "extend " + key + " " + values,
                        state -> state.extend(key, values),
                        map -> extend(map, key, values)));
        return Arbitraries.oneOf(append, extend);
    }

    private static boolean extend(Map<String, Object> map, String key, List<Object> values) {
        if (!(map.getOrDefault(key, List.of()) instanceof List<?> list)) {
            return false;
        }
        var longer = new ArrayList<Object>(list);
        longer.addAll(values);
        map.put(key, longer);
        return true;
    }

    private static Arbitrary<Change> increments() {
        Arbitrary<Long> by =
                Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.of(0L, 1L, -1L, Long.MAX_VALUE, Long.MIN_VALUE));
        return Combinators.combine(keys(), by)
                .as((key, amount) -> new Change(
                        "increment " + key + " by " + amount,
                        state -> state.increment(key, amount),
                        map -> increment(map, key, amount)));
    }

    private static boolean increment(Map<String, Object> map, String key, long by) {
        Object value = map.getOrDefault(key, 0);
        if (!(value instanceof Integer || value instanceof Long || value instanceof BigInteger)) {
            return false;
        }
        BigInteger sum = new BigInteger(value.toString()).add(BigInteger.valueOf(by));
        boolean small = value instanceof Integer && sum.bitLength() < Integer.SIZE;
        boolean big = value instanceof BigInteger || sum.bitLength() >= Long.SIZE;
        map.put(key, small ? (Object) sum.intValue() : big ? sum : (Object) sum.longValue());
        return true;
    }

    private static Arbitrary<Change> merges() {
        return Arbitraries.maps(keys(), values())
                .ofMaxSize(12)
                .map(other -> new Change("merge " + other, state -> state.merge(State.copyOf(other)), map -> {
                    map.putAll(other);
                    return true;
                }));
    }
}
