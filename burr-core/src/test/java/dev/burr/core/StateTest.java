package dev.burr.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StateTest {

    record Message(String role, String content) {}

    @Test
    void leavesTheOldStateAsItWas() {
        State before = State.of("n", 1, "list", List.of("a"));

        State after = before.with("n", 2).append("list", "b").without("n");

        assertThat(before.asMap()).containsExactly(Map.entry("n", 1), Map.entry("list", List.of("a")));
        assertThat(after.asMap()).containsExactly(Map.entry("list", List.of("a", "b")));
    }

    @Test
    void keepsKeysInOrderOfFirstAppearance() {
        State state = State.of("b", 1, "a", 2).with("c", 3).with("b", 4);

        assertThat(state.keys()).containsExactly("b", "a", "c");
    }

    @Test
    void findsEachOfManyKeys() {
        State state = State.empty();
        for (int i = 0; i < 100; i++) {
            state = state.with("key" + i, i);
        }

        assertThat(state.getInt("key0")).isZero();
        assertThat(state.getInt("key99")).isEqualTo(99);
        assertThat(state.has("key100")).isFalse();
    }

    @Test
    void takesNullAsAValue() {
        State state = State.of("x", null);

        assertThat(state.has("x")).isTrue();
        assertThat(state.get("x")).isNull();
        assertThat(state.find("x")).isEmpty();
        assertThatThrownBy(() -> state.getString("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Value of key 'x' is null, not a String. Use find(\"x\") when it may be null.");
    }

    @Test
    void namesTheKnownKeysWhenOneIsMissing() {
        assertThatThrownBy(() -> State.of("history", 1, "mode", 2).get("histroy"))
                .isInstanceOf(MissingKeyException.class)
                .hasMessage(
                        "State has no key 'histroy' (keys: 'history', 'mode'). Check the spelling, or use find(\"histroy\") when it may be missing.");
    }

    @Test
    void refusesKeysThatAreBurrsOwn() {
        assertThatThrownBy(() -> State.of("__PRIOR_STEP", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Key '__PRIOR_STEP' starts with '__', which is kept for Burr's own keys. Choose another name.");
    }

    @Test
    void equalsAStateWithTheSameValuesAtAnotherPosition() {
        State state = State.of("n", 1);

        assertThat(state.at(new Position(7, "count"))).isEqualTo(state).hasSameHashCodeAs(state);
        assertThat(state).isNotEqualTo(State.of("n", 2));
    }

    @Test
    void keepsOnlyWhatIsAskedFor() {
        State state = State.of("a", 1, "b", 2, "c", 3).at(new Position(0, "x"));

        assertThat(state.keepOnly("c", "a", "z").keys()).containsExactly("a", "c");
        assertThat(state.keepOnly("c").position()).isEqualTo(new Position(0, "x"));
    }

    @Test
    void letsTheOtherStateWinWhenMerging() {
        assertThat(State.of("a", 1, "b", 2).merge(State.of("b", 3, "c", 4)))
                .isEqualTo(State.of("a", 1, "b", 3, "c", 4));
    }

    @Nested
    class Freezing {

        @Test
        void copiesCollectionsWhenTheyArePut() {
            var inner = new ArrayList<>(List.of("a"));
            var map = new HashMap<String, Object>(Map.of("inner", inner));
            State state = State.of("map", map);

            inner.add("b");
            map.put("later", 1);

            assertThat(state.get("map")).isEqualTo(Map.of("inner", List.of("a")));
        }

        @Test
        void givesCollectionsThatRefuseChanges() {
            State state = State.of("list", new ArrayList<>(List.of(1)), "map", new HashMap<>(Map.of("k", 1)));

            assertThatThrownBy(() -> state.getList("list", Integer.class).add(2))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> ((Map<?, ?>) state.get("map")).clear())
                    .isInstanceOf(UnsupportedOperationException.class);
        }

        @Test
        void refusesACollectionThatContainsItself() {
            var cyclic = new ArrayList<Object>();
            cyclic.add(cyclic);

            assertThatThrownBy(() -> State.of("loop", cyclic))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Value of key 'loop' nests deeper than 1,000 levels or contains itself. Put a flatter value.");
        }

        @Test
        void keepsTheOrderOfMaps() {
            var map = new LinkedHashMap<String, Object>();
            map.put("z", 1);
            map.put("a", null);

            assertThat(State.of("map", map).getMap("map", Object.class).keySet())
                    .containsExactly("z", "a");
        }
    }

    @Nested
    class Appending {

        @Test
        void startsAListWhenTheKeyIsNew() {
            assertThat(State.empty()
                            .append("list", 1)
                            .extend("list", List.of(2, 3))
                            .get("list"))
                    .isEqualTo(List.of(1, 2, 3));
        }

        @Test
        void refusesWhatIsNoList() {
            assertThatThrownBy(() -> State.of("n", 1).append("n", 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Value of key 'n' is Integer, not a list. Put a list first, as in with(\"n\", List.of()).");
        }

        @Test
        void givesEachBranchItsOwnList() {
            State base = State.of("list", List.of(0));

            State left = base.append("list", 1);
            State right = base.append("list", 2);

            assertThat(left.get("list")).isEqualTo(List.of(0, 1));
            assertThat(right.get("list")).isEqualTo(List.of(0, 2));
        }
    }

    @Nested
    class Incrementing {

        @Test
        void countsFromNothing() {
            assertThat(State.empty().increment("n").increment("n", 4).get("n")).isEqualTo(5);
        }

        @Test
        void widensInsteadOfOverflowing() {
            assertThat(State.of("n", Integer.MAX_VALUE).increment("n").get("n")).isEqualTo(Integer.MAX_VALUE + 1L);
            assertThat(State.of("n", Long.MAX_VALUE).increment("n").get("n"))
                    .isEqualTo(BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE));
            assertThat(State.of("n", Long.MIN_VALUE).increment("n", -1).get("n"))
                    .isEqualTo(BigInteger.valueOf(Long.MIN_VALUE).subtract(BigInteger.ONE));
        }

        @Test
        void refusesWhatIsNoWholeNumber() {
            assertThatThrownBy(() -> State.of("n", 1.5).increment("n"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Value of key 'n' is Double, not a whole number. Only Integer, Long and BigInteger can be incremented.");
        }
    }

    @Nested
    class Typing {

        @Test
        void convertsReloadedValuesWhenTheyAreAskedFor() {
            State state = State.of("message", Map.of("role", "user", "content", "hi"), "n", 3L);

            assertThat(state.get("message", Message.class)).isEqualTo(new Message("user", "hi"));
            assertThat(state.getInt("n")).isEqualTo(3);
            assertThat(state.getDouble("n")).isEqualTo(3.0);
        }

        @Test
        void givesAValueThatHasTheTypeAsItIs() {
            var message = new Message("user", "hi");

            assertThat(State.of("message", message).get("message", Message.class))
                    .isSameAs(message);
        }

        @Test
        void convertsElementsOfAListOneByOne() {
            State state = State.of(
                    "history", Arrays.asList(Map.of("role", "user", "content", "hi"), null, new Message("a", "b")));

            assertThat(state.getList("history", Message.class))
                    .containsExactly(new Message("user", "hi"), null, new Message("a", "b"));
        }

        @Test
        void namesKeyAndTypesWhenAValueDoesNotFit() {
            assertThatThrownBy(() -> State.of("message", "hi").get("message", Message.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "Value of key 'message' is a String and can't be read as " + Message.class.getTypeName());
        }

        @Test
        void copiesNothingWhenATypedListIsPutBack() {
            State state = State.of("history", List.of(new Message("user", "hi")));

            State after = state.with("history", state.getList("history", Message.class));

            assertThat(after.get("history")).isSameAs(state.get("history"));
        }
    }

    @Nested
    class Sharing {

        interface Tool {}

        record Toolbox(Map<String, Tool> tools, Set<Tool> spare) {}

        @Test
        void givesLiveValuesInCollectionsAsTheyAre() {
            Tool hammer = new Tool() {};
            State state = State.of("tools", Map.of("hammer", hammer), "spare", Set.of(hammer));

            Toolbox box = new RecordReader<>(Toolbox.class).read(state, Inputs.none());

            assertThat(box.tools().get("hammer")).isSameAs(hammer);
            assertThat(box.spare()).containsExactly(hammer);
        }

        @Test
        void putsManyKeysAtOnce() {
            var many = new LinkedHashMap<String, Object>();
            for (int i = 0; i < 5_000; i++) {
                many.put("key" + i, i);
            }

            assertThat(State.copyOf(many).asMap()).isEqualTo(many);
            assertThat(State.ofLogged(many)).isEqualTo(State.copyOf(many));
        }

        @Test
        void readsAsAPrimitiveType() {
            assertThat(State.of("n", 3).get("n", int.class)).isEqualTo(3);
            assertThat(State.of("n", 3L).find("n", int.class)).contains(3);
        }
    }

    @Nested
    class Positions {

        @Test
        void standAfterTheKeysThatWereThereBefore() {
            State state =
                    State.of("a", 1).at(new Position(0, null)).with("b", 2).at(new Position(0, "first"));

            assertThat(state.logged())
                    .containsExactly(
                            Map.entry("a", 1),
                            Map.entry("__SEQUENCE_ID", 0L),
                            Map.entry("b", 2),
                            Map.entry("__PRIOR_STEP", "first"));
        }

        @Test
        void comeBackFromWhatWasLogged() {
            State state = State.of("a", 1).at(new Position(4, "x"));

            State reloaded = State.ofLogged(state.logged());

            assertThat(reloaded).isEqualTo(state);
            assertThat(reloaded.position()).isEqualTo(new Position(4, "x"));
        }

        @Test
        void leaveNoKeysBehindWhenNothingHasRun() {
            State state = State.of("a", 1).at(new Position(4, "x"));

            assertThat(state.at(Position.START).logged()).containsOnlyKeys("a");
            assertThat(State.empty().position()).isEqualTo(Position.START);
        }

        @Test
        void areHiddenFromTheUser() {
            State state = State.of("a", 1).at(new Position(4, "x"));

            assertThat(state.keys()).containsExactly("a");
            assertThat(state.has("__SEQUENCE_ID")).isFalse();
            assertThat(state).hasToString("State{a=1}");
        }
    }
}
