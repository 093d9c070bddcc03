package dev.burr.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.core.State;
import dev.burr.serde.JsonWriter;
import dev.burr.serde.Serde;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineEncoderTest {

    private static final LogTime TIME = LogTime.of(Instant.parse("2026-11-26T10:00:00Z"));
    private static final String LONG = "long text, ".repeat(100);

    private final TrackingCodec codec = TrackingCodec.standard();
    private final EncodingBuffers buffers = new EncodingBuffers();

    private record Message(String role, String content) {}

    /** A bean: what it says can change in place. */
    public static final class Cart {
        private int items;

        public int getItems() {
            return items;
        }
    }

    private static EndEntry end(State state) {
        return end(state, Map.of());
    }

    private static EndEntry end(State state, Object result) {
        return new EndEntry(
                TIME, "act", result, null, state.logged(), state.position().sequenceId());
    }

    private String encoded(LineEncoder encoder, TrackingEvent... events) {
        var out = new ByteArrayOutputStream();
        encoder.encode(List.of(events), buffers);
        try {
            encoder.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private String anew(TrackingEvent event) {
        var out = new JsonWriter();
        codec.encode(event, out);
        return out.toString();
    }

    /** Changes of all kinds that actions make. */
    private static final class RandomStates {

        private final Random random;
        private State state = State.of("history", List.of(), "text", LONG);
        private final Cart cart = new Cart();
        private int step;

        RandomStates(long seed) {
            this.random = new Random(seed);
        }

        State next() {
            state = changed().at(new dev.burr.core.Position(step++, "act"));
            return state;
        }

        private State changed() {
            String key = "k" + random.nextInt(6);
            return switch (random.nextInt(14)) {
                case 0, 1, 2 -> state.append("history", new Message("user", "m" + random.nextInt()));
                case 3 -> state.extend("history", List.of(1, "é\"\n", Map.of("a", 1)));
                case 4 -> state.with(key, "x".repeat(random.nextInt(300)));
                case 5 -> state.with(key, List.of(random.nextInt(), LONG));
                case 6 -> state.without(key);
                case 7 -> state.with("history", List.of());
                case 8 -> state.with(key, cartWithOneMore());
                case 9 -> state.with(key, null);
                case 10 -> state.append("deep", new ArrayList<>(List.of(random.nextInt())));
                case 11 -> state.with("map", mapWithMore());
                case 12 -> state.increment("n" + random.nextInt(2), random.nextInt(1_000));
                default -> state;
            };
        }

        private Cart cartWithOneMore() {
            cart.items++;
            return cart;
        }

        private Map<String, @Nullable Object> mapWithMore() {
            var map = new LinkedHashMap<String, @Nullable Object>();
            if (state.asMap().get("map") instanceof Map<?, ?> old) {
                old.forEach((name, value) -> map.put((String) name, value));
            }
            if (random.nextInt(5) == 0) {
                map.keySet().removeIf(name -> random.nextBoolean());
            }
            map.put("m" + random.nextInt(20), random.nextBoolean() ? LONG : random.nextInt());
            map.put("messages", state.asMap().get("history"));
            return map;
        }
    }

    @Nested
    class OfWholeStates {

        private final LineEncoder encoder = codec.newLineEncoder(ImageMemory.of(1 << 24));

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void writesWhatEncodingEachStateAnewWouldWrite(long seed) {
            var states = new RandomStates(seed);
            for (int step = 0; step < 1_500; step++) {
                EndEntry end = end(states.next());
                assertThat(encoded(encoder, end))
                        .as("step %d of seed %d", step, seed)
                        .isEqualTo(anew(end));
            }
        }

        @Test
        void showsWhatWasChangedInPlace() {
            var cart = new Cart();
            State state = State.of("text", LONG, "cart", cart, "carts", List.of(cart));
            encoded(encoder, end(state));
            encoded(encoder, end(state));
            cart.items = 7;

            assertThat(encoded(encoder, end(state))).contains("\"cart\":{\"items\":7},\"carts\":[{\"items\":7}]");
        }

        @Test
        void hasRoomForALongResult() {
            State state = State.of("text", LONG);
            for (int length : new int[] {0, 3_000, 4_000, 4_096, 5_000, 100_000, 0}) {
                EndEntry end = end(state, Map.of("answer", "y".repeat(length)));
                assertThat(encoded(encoder, end)).isEqualTo(anew(end));
            }
        }

        @Test
        void writesSeveralEntriesInTheirOrder() {
            EndEntry end = end(State.of("text", LONG));
            encoded(encoder, end);
            var attribute = new Attribute("a", 1, null, "b", Map.of(), TIME);
            var begin = new BeginEntry(TIME, "act", Map.of(), 2);

            assertThat(encoded(encoder, attribute, end, begin)).isEqualTo(anew(attribute) + anew(end) + anew(begin));
        }

        @Test
        void startsAnewAfterAStateThatCouldNotBeEncoded() {
            State state = State.of("text", LONG);
            encoded(encoder, end(state));
            encoded(encoder, end(state));
            var broken = new HashMap<>(state.logged());
            broken.put("text2", new ThrowingOnce());
            encoded(encoder, new EndEntry(TIME, "act", Map.of(), null, broken, 1));

            assertThat(encoded(encoder, end(state))).isEqualTo(anew(end(state)));
        }

        @Test
        void encodesAnewWhenThereIsNoMemoryLeft() {
            LineEncoder poor = codec.newLineEncoder(ImageMemory.of(0));
            State state = State.of("text", LONG);
            for (int i = 0; i < 3; i++) {
                state = state.append("list", i);
                assertThat(encoded(poor, end(state))).isEqualTo(anew(end(state)));
            }
        }

        @Test
        void givesMemoryBackWhenItForgets() {
            ImageMemory memory = ImageMemory.of(1 << 20);
            LineEncoder one = codec.newLineEncoder(memory);
            State state = State.of("text", LONG);
            encoded(one, end(state));
            encoded(one, end(state));
            assertThat(memory.reserve(1 << 20)).isFalse();

            one.forget();

            assertThat(memory.reserve(1 << 20)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void hidesWhatIsAddedToWhatIsMasked(boolean changes) {
        TrackingCodec masking =
                TrackingCodec.using(Serde.builder().mask("*secret*", "token").build());
        LineEncoder encoder =
                changes ? masking.newChangesEncoder(() -> "c") : masking.newLineEncoder(ImageMemory.of(1 << 20));
        State state = State.of("text", LONG.repeat(10), "secrets", List.of("hidden"), "map", Map.of("token", "hidden"))
                .with("messages", List.of(Map.of("token", "hidden")));
        for (int i = 0; i < 5; i++) {
            state = state.append("secrets", "hidden" + i)
                    .with("map", Map.of("token", "hidden" + i, "n", i))
                    .append("messages", Map.of("token", "hidden" + i, "n", i));
            assertThat(encoded(encoder, end(state)))
                    .doesNotContain("hidden")
                    .contains("\"n\":" + i)
                    .contains("__burr_masked__");
        }
    }

    /** A list of too many odd things is replaced as a whole: there is no array to add to. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void addsNothingToAListThatAMarkerStandsFor(boolean changes) {
        var chains = new StateChains();
        LineEncoder encoder =
                changes ? codec.newChangesEncoder(() -> "c") : codec.newLineEncoder(ImageMemory.of(1 << 20));
        BigInteger odd = BigInteger.TEN.pow(5_000);
        State state = State.of("text", LONG.repeat(20), "odd", Collections.nCopies(200, odd));
        for (int i = 0; i < 4; i++) {
            state = state.append("odd", odd.add(BigInteger.valueOf(i)));
            String line = encoded(encoder, end(state)).strip();
            TrackingEvent event = codec.decodeEvent(line.getBytes(StandardCharsets.UTF_8))
                    .value()
                    .orElseThrow();
            if (event instanceof EndChanges back) {
                assertThat(chains.follow(back).value()).isPresent();
            } else {
                chains.follow((EndEntry) event);
            }
        }
    }

    /** Something that can't be written: an error that ends the step is not one of them. */
    public static final class ThrowingOnce {
        public String getText() {
            throw new IllegalStateException("no text");
        }
    }

    @Nested
    class OfChanges {

        private final AtomicInteger names = new AtomicInteger();
        private final LineEncoder encoder = codec.newChangesEncoder(() -> "c" + names.incrementAndGet());
        private final StateChains chains = new StateChains();

        private EndEntry read(String line) {
            TrackingEvent event = codec.decodeEvent(line.strip().getBytes(StandardCharsets.UTF_8))
                    .value()
                    .orElseThrow();
            if (event instanceof EndChanges changes) {
                return chains.follow(changes).value().orElseThrow();
            }
            chains.follow((EndEntry) event);
            return (EndEntry) event;
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void givesBackEveryState(long seed) {
            var states = new RandomStates(seed);
            for (int step = 0; step < 1_500; step++) {
                EndEntry end = end(states.next());
                EndEntry back = read(encoded(encoder, end));
                var whole = new EndEntry(
                        back.endTime(),
                        back.action(),
                        back.result(),
                        back.exception(),
                        back.state(),
                        back.sequenceId());
                assertThat(anew(whole)).as("step %d of seed %d", step, seed).isEqualTo(anew(end));
            }
        }

        @Test
        void writesWhatWasAddedToAList() {
            State state = State.of("history", List.of(LONG));
            encoded(encoder, end(state));

            assertThat(encoded(encoder, end(state.append("history", "hello"))))
                    .isEqualTo(
                            "{\"type\":\"end_entry\",\"end_time\":\"2026-11-26T10:00:00.000000Z\",\"action\":\"act\","
                                    + "\"result\":{},\"exception\":null,\"chain\":\"c1\",\"place\":1,"
                                    + "\"changes\":{\"change\":{\"history\":{\"keep\":1,\"add\":[\"hello\"]}}},"
                                    + "\"sequence_id\":-1}\n");
        }

        @Test
        void writesWholeStatesAtEverLargerDistances() {
            State state = State.of("history", List.of());
            var whole = new ArrayList<Integer>();
            long bytes = 0;
            long wholeBytes = 0;
            for (int step = 0; step < 5_000; step++) {
                state = state.append("history", "message number " + step);
                String line = encoded(encoder, end(state));
                bytes += line.length();
                wholeBytes += anew(end(state)).length();
                if (line.contains("\"state\":")) {
                    whole.add(step);
                }
            }
            assertThat(whole).hasSizeLessThan(40);
            assertThat((double) bytes).isLessThan(0.01 * wholeBytes);
        }

        @Test
        void refusesAChainThatMissesALink() {
            State state = State.of("history", List.of(LONG));
            read(encoded(encoder, end(state)));
            encoded(encoder, end(state.append("history", "lost")));
            String line = encoded(encoder, end(state.append("history", "lost").append("history", "kept")));

            var event = (EndChanges) codec.decodeEvent(line.strip().getBytes(StandardCharsets.UTF_8))
                    .value()
                    .orElseThrow();

            assertThat(chains.follow(event))
                    .isEqualTo(new Decoded.Rejected<EndEntry>(
                            "It has changes only, and the line with what they build on is missing."));
        }

        @Test
        void startsAnewChainWhenItForgets() {
            State state = State.of("history", List.of(LONG));
            encoded(encoder, end(state));
            encoder.forget();

            assertThat(encoded(encoder, end(state))).contains("\"chain\":\"c2\",\"place\":0,\"state\":{");
        }

        @Test
        void keepsSeveralWritersOfOneLogApart() {
            LineEncoder other = codec.newChangesEncoder(() -> "other" + names.incrementAndGet());
            State one = State.of("history", List.of(LONG));
            State two = State.of("history", List.of("x", LONG));
            for (int i = 0; i < 10; i++) {
                one = one.append("history", "one" + i);
                two = two.append("history", "two" + i);
                assertThat(read(encoded(encoder, end(one))).state()).isEqualTo(one.logged());
                assertThat(read(encoded(other, end(two))).state()).isEqualTo(two.logged());
            }
        }
    }
}
