package dev.burr.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnchangedTest {

    private record Message(String role, String content, int tokens, Optional<String> name, List<String> images) {}

    private record Holder(AtomicInteger count) {}

    private enum Plain {
        ONE,
        WITH_A_BODY {
            @Override
            public String toString() {
                return "body";
            }
        }
    }

    private enum Counting {
        ONE;

        private final AtomicInteger count = new AtomicInteger();

        @JsonValue
        int count() {
            return count.get();
        }
    }

    private record Copying(List<String> items) {
        @Override
        public List<String> items() {
            return List.copyOf(items);
        }
    }

    private record Computing(Instant time) {
        @Override
        public Instant time() {
            return time.plusNanos(1);
        }
    }

    private record Talkative(String name) {
        public int getLength() {
            return name.length();
        }
    }

    private record Renamed(@JsonProperty("n") String name) {}

    private static final class Odd extends BigDecimal {
        private static final long serialVersionUID = 1L;

        Odd() {
            super("1");
        }
    }

    private record Price(BigDecimal amount) {}

    static Stream<@Nullable Object> whatCannotChange() {
        return Stream.of(
                null,
                "text",
                true,
                1,
                2L,
                1.5,
                new BigDecimal("1.5"),
                Plain.ONE,
                Plain.WITH_A_BODY,
                Instant.EPOCH,
                new Price(BigDecimal.TEN),
                State.of("set", Set.of(1, List.of("a"))).get("set"),
                Optional.of("x"),
                List.of(1, 2, 3),
                Map.of("a", List.of(1)),
                List.of(),
                Stream.of(1, 2).toList(),
                new Message("user", "hello", 3, Optional.empty(), List.of("a.png")),
                State.of("list", new ArrayList<>(List.of(1, Map.of("a", 2)))).get("list"),
                State.of("map", new HashMap<>(Map.of("a", new ArrayList<>()))).get("map"));
    }

    @ParameterizedTest
    @MethodSource("whatCannotChange")
    void takesWhatCannotChangeForUnchanged(@Nullable Object value) {
        assertThat(Unchanged.value(value, value)).isTrue();
    }

    static Stream<Object> whatMightChange() {
        return Stream.of(
                new AtomicInteger(),
                new int[] {1},
                new Object[] {new Object[] {"a"}},
                new StringBuilder("a"),
                new ArrayList<>(List.of(1)),
                new HashMap<>(),
                List.of(new AtomicInteger()),
                Map.of("a", new AtomicInteger()),
                Optional.of(new AtomicInteger()),
                new Holder(new AtomicInteger()),
                Counting.ONE,
                new Copying(new ArrayList<>(List.of("a"))),
                new Computing(Instant.EPOCH),
                new Talkative("a"),
                new Renamed("a"),
                new Odd(),
                new Price(new Odd()),
                State.of("set", Set.of(1, new AtomicInteger())).get("set"),
                new Message("user", "hello", 3, Optional.empty(), new ArrayList<>()),
                State.of("list", List.of(1, new AtomicInteger())).get("list"),
                State.of("map", Map.of("a", List.of(new AtomicInteger()))).get("map"));
    }

    @ParameterizedTest
    @MethodSource("whatMightChange")
    void doubtsWhatMightChange(Object value) {
        assertThat(Unchanged.value(value, value)).isFalse();
    }

    @Test
    void tellsEqualValuesFromTheSameOne() {
        assertThat(Unchanged.value(new String("a"), new String("a"))).isFalse();
    }

    @Test
    void countsElementsOfEachLengthThatAListHadBefore() {
        var lists = new ArrayList<List<?>>();
        State state = State.of("list", List.of());
        for (int i = 0; i < 2_200; i++) {
            lists.add((List<?>) state.asMap().get("list"));
            state = state.append("list", "m" + i);
        }
        for (int length : new int[] {0, 1, 31, 32, 33, 63, 64, 65, 1_023, 1_024, 1_055, 1_056, 1_057, 1_088, 2_199}) {
            for (int before = 0; before <= length; before++) {
                assertThat(Unchanged.elements(lists.get(before), lists.get(length)))
                        .as("of %d in %d", before, length)
                        .isEqualTo(before);
                assertThat(Unchanged.elements(lists.get(length), lists.get(before)))
                        .isEqualTo(before);
            }
        }
    }

    @Test
    void countsNoFurtherThanTheFirstElementThatDiffers() {
        var random = new Random(42);
        for (int round = 0; round < 300; round++) {
            int common = random.nextInt(1_200);
            State shared = State.of("list", strings("c", common));
            State one = shared.extend("list", strings("a", random.nextInt(100)));
            State other = shared.extend("list", strings("b", random.nextInt(100)));

            assertThat(Unchanged.elements(list(one), list(other))).isEqualTo(common);
        }
    }

    @Test
    void countsNoElementTwiceThatMightHaveChanged() {
        State state = State.of("list", List.of("a", "b", new AtomicInteger(), "c"));

        assertThat(Unchanged.elements(list(state), list(state.append("list", "d"))))
                .isEqualTo(2);
    }

    @Test
    void knowsNothingOfListsThatAreNotOutOfAState() {
        assertThat(Unchanged.elements(List.of("a"), List.of("a"))).isZero();
    }

    private static List<String> strings(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private static List<?> list(State state) {
        return (List<?>) state.asMap().get("list");
    }
}
