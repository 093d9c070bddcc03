package dev.burr.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingEvent.StreamProgress;
import dev.burr.tracking.TrackingEvent.Unknown;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The heading of a line is what the whole line says, but for the values; of whatever line. */
final class LineHeadingTest {

    private static final int CASES = 20_000;
    private static final byte[] TELLING =
            "\n\"\\{}[]:,0123456789-+.eEtnu \t\0NaI\u00e9".getBytes(StandardCharsets.UTF_8);
    private static final String BEGIN =
            "{'type':'begin_entry','start_time':'2026-11-23T16:17:56Z','action':'a','inputs':%s,'sequence_id':%s}";
    private static final String END = "{'type':'end_entry','end_time':'2026-11-23T16:17:56','action':'a','result':%s,"
            + "'exception':%s,'state':%s,'sequence_id':1}";

    /** Names the run that a failure is to be looked for in: {@code -Dburr.test.seed=…} begins with it. */
    private final long seed = Long.getLong("burr.test.seed", System.nanoTime());

    private final TrackingCodec codec = TrackingCodec.standard();

    static Stream<byte[]> lines() {
        Stream<String> written = TrackingCodecTest.Writes.lines().map(line -> (String) line.get()[1]);
        Stream<String> strange = Stream.of(
                BEGIN.formatted("{'a':{'b':[1,2,{'c':'}\\\\\\'{'}]}}", "1"),
                BEGIN.formatted("'no object'", "1"),
                BEGIN.formatted("[]", "1"),
                BEGIN.formatted("null", "9223372036854775808"),
                BEGIN.formatted("{}", "1.0"),
                BEGIN.formatted("{}", "'1'"),
                BEGIN.formatted("{'n':" + "9".repeat(100_001) + "}", "1"),
                BEGIN.formatted("{'n':" + "9".repeat(100_000) + "}", "1"),
                BEGIN.formatted("{'n':0." + "3".repeat(100_001) + "}", "1"),
                BEGIN.formatted("{'n':01}", "1"),
                BEGIN.formatted("[".repeat(999) + "]".repeat(999), "1"),
                BEGIN.formatted("{'n':" + "[".repeat(998) + "]".repeat(998) + "}", "1"),
                BEGIN.formatted("{'n':" + "[".repeat(999) + "]".repeat(999) + "}", "1"),
                BEGIN.formatted("{'text':'\\ud800 \\x \t'}", "1"),
                END.formatted("NaN", "null", "{'n':-Infinity,'m':1e999,'k':1e-999}"),
                END.formatted("'text'", "'Error: é\\u00e9'", "{'é':'\uD83D\uDE00'}"),
                END.formatted("{}", "5", "{}"),
                END.formatted("{}", "null", "5"),
                END.formatted("{}", "null", "null"),
                END.formatted("{}", "null", "{}") + " ",
                END.formatted("{}", "null", "{}") + "x",
                END.formatted("{}", "null", "{},'state':[],'chain':'c','place':1,'changes':{}"),
                "{'type':'attribute','key':'k','action_sequence_id':1,'value':'text','tags':[]}",
                "{'type':'attribute','key':'k','action_sequence_id':1,'value':false,'tags':{'a':null}}",
                "{'type':'something','sequence_id':5,'more':{'a':[1]},'value':{'b':2}}",
                "{'type':'something','sequence_id':5.5}",
                "{'type':{}}",
                "[]",
                "'text'",
                "5",
                "null",
                "",
                " ");
        return Stream.concat(written, strange)
                .map(line -> line.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void isWhatTheLineSays(byte[] line) throws IOException {
        assertAgreement(line);
    }

    @Test
    void isWhatTheLineSaysHoweverItWasMutated() throws IOException {
        Random random = new Random(seed);
        List<byte[]> lines = lines().filter(line -> line.length < 1_000).toList();
        for (int n = 0; n < CASES; n++) {
            assertAgreement(mutated(lines.get(random.nextInt(lines.size())), random));
        }
    }

    @Test
    void hasNoValues() {
        byte[] line =
                END.formatted("{'a':1}", "null", "{'b':2}").replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        assertThat(codec.decodeHeading(line, 0, line.length).value())
                .contains(new EndEntry(LogTime.parse("2026-11-23T16:17:56"), "a", Map.of(), null, Map.of(), 1));
    }

    @Test
    void ofALineThatIsTooLongToBeHeldIsReadInLittleMemory() throws IOException {
        String before = END.substring(0, END.indexOf("%s")).replace('\'', '"');
        Reader line = Stream.of(
                        (Reader) new StringReader(before + "{\"r\":\""),
                        new Letters(1L << 28),
                        new StringReader("\"},\"exception\":null,\"state\":{},\"sequence_id\":7}"))
                .reduce(InARow::new)
                .orElseThrow();

        assertThat(codec.decodeHeading(line).value())
                .get()
                .extracting("sequenceId")
                .isEqualTo(7L);
    }

    @Test
    void isRejectedWhereATextThatIsNoValueIsTooLong() throws IOException {
        String before = END.formatted("{}", "'", "").replace('\'', '"');
        Reader line = new InARow(
                new StringReader(before.substring(0, before.indexOf("\"exception\":\"") + 13)), new Letters(1L << 28));

        assertThat(codec.decodeHeading(line))
                .isInstanceOfSatisfying(Decoded.Rejected.class, rejected -> assertThat(rejected.reason())
                        .contains("1048576"));
    }

    private void assertAgreement(byte[] line) throws IOException {
        Decoded<TrackingEvent> whole = codec.decodeEvent(line);
        Decoded<TrackingEvent> heading = codec.decodeHeading(line, 0, line.length);
        String where = "seed %d: %s".formatted(seed, new String(line, StandardCharsets.UTF_8));

        assertThat(heading.getClass()).as(where).isEqualTo(whole.getClass());
        assertThat(heading.value().map(LineHeadingTest::bare))
                .as(where)
                .isEqualTo(whole.value().map(LineHeadingTest::bare));
        if (whole.value().isPresent() && !holdsStructures(whole.value().get())) {
            assertThat(codec.decodeHeading(new StringReader(new String(line, StandardCharsets.UTF_8)))
                            .value()
                            .map(LineHeadingTest::bare))
                    .as(where)
                    .isEqualTo(whole.value().map(LineHeadingTest::bare));
        }
    }

    /** In a line that is too long these are passed over too. */
    private static boolean holdsStructures(TrackingEvent event) {
        return event instanceof Unknown
                || event instanceof TrackingEvent.WriterOpened
                || event instanceof TrackingEvent.BeginSpan;
    }

    /** An event with the same for every value. */
    private static TrackingEvent bare(TrackingEvent event) {
        if (event instanceof BeginEntry begin) {
            return new BeginEntry(begin.startTime(), begin.action(), Map.of(), begin.sequenceId());
        }
        if (event instanceof EndEntry end) {
            return new EndEntry(
                    end.endTime(), end.action(), null, end.exception(), Map.of(), end.sequenceId(), end.place());
        }
        if (event instanceof EndChanges end) {
            return new EndChanges(
                    end.endTime(), end.action(), null, end.exception(), end.place(), Map.of(), end.sequenceId());
        }
        if (event instanceof Attribute attribute) {
            return new Attribute(
                    attribute.key(),
                    attribute.sequenceId(),
                    attribute.spanId(),
                    null,
                    Map.of(),
                    attribute.timeLogged());
        }
        if (event instanceof StreamProgress progress) {
            return new StreamProgress(
                    progress.sequenceId(), progress.spanId(), progress.time(), progress.items(), null);
        }
        if (event instanceof Unknown unknown) {
            Map<String, @Nullable Object> fields = new TreeMap<>(unknown.fields());
            fields.keySet().removeIf(EventDecoding::isValue);
            return new Unknown(unknown.type(), fields);
        }
        return event;
    }

    private static byte[] mutated(byte[] line, Random random) {
        List<Byte> bytes = new ArrayList<>();
        for (byte each : line) {
            bytes.add(each);
        }
        for (int n = random.nextInt(4); n >= 0 && !bytes.isEmpty(); n--) {
            int at = random.nextInt(bytes.size());
            byte other = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : TELLING[random.nextInt(TELLING.length)];
            switch (random.nextInt(4)) {
                case 0 -> bytes.set(at, other);
                case 1 -> bytes.add(at, other);
                case 2 -> bytes.remove(at);
                default -> bytes.subList(at, bytes.size()).clear();
            }
        }
        byte[] mutated = new byte[bytes.size()];
        for (int n = 0; n < mutated.length; n++) {
            mutated[n] = bytes.get(n);
        }
        return mutated;
    }

    /** So many letters. */
    private static final class Letters extends Reader {

        private long left;

        Letters(long count) {
            this.left = count;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            int count = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + count, 'x');
            left -= count;
            return count == 0 ? -1 : count;
        }

        @Override
        public void close() {}
    }

    /** One text behind another. */
    private static final class InARow extends Reader {

        private final Reader first;
        private final Reader second;

        InARow(Reader first, Reader second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = first.read(buffer, offset, length);
            return count < 0 ? second.read(buffer, offset, length) : count;
        }

        @Override
        public void close() {}
    }
}
