package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.tracking.StateRecording;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes of a log are changed, put in, taken out and doubled at random. Whatever comes of it is read without an exception, and
 * every line that is still as it was written is found.
 */
final class MutatedLogIT {

    private static final int CASES = 50_000;
    private static final int DELTA_CASES = 10_000;

    /** What stands in logs matters more than other bytes. */
    private static final byte[] TELLING = "\n\r\"\\{}[]:,0123456789-+.eEtnu \t\0".getBytes(StandardCharsets.US_ASCII);

    /** Names the run that a failure is to be looked for in: {@code -Dburr.test.seed=…} begins with it. */
    private final long seed = Long.getLong("burr.test.seed", System.nanoTime());

    @TempDir
    private Path storage;

    private LocalTrackingClient client;
    private Path log;
    private RandomAccessFile file;
    private byte[] original;
    private final Map<String, TrackingEvent> written = new LinkedHashMap<>();
    private final Map<Long, State> states = new HashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        client = client(StateRecording.FULL);
        log = Files.createDirectories(storage.resolve("p/a")).resolve("log.jsonl");
        file = new RandomAccessFile(log.toFile(), "rw");
    }

    private LocalTrackingClient client(StateRecording recording) {
        return LocalTrackingClient.builder()
                .project("p")
                .storageDir(storage)
                .state(recording)
                .build();
    }

    private void begin(String text, TestReporter reporter) {
        reporter.publishEntry("seed", Long.toString(seed));
        original = text.getBytes(StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            written.put(line, decoded(line).orElseThrow());
        }
    }

    @AfterEach
    void close() throws IOException {
        file.close();
        client.close();
    }

    @Test
    void isReadWithoutFailureAndShowsEveryLineThatIsIntact(TestReporter reporter) throws IOException {
        begin(sampleLog(), reporter);

        mutate(CASES, (lines, events, id) -> checkStep(id, lines, events));
    }

    /** A state that is told may miss lines that it would have to build on, but is never made of the wrong ones. */
    @Test
    void tellsNoStateThatWasNotWhereOnlyChangesAreRecorded(TestReporter reporter) throws IOException {
        try (LocalTrackingClient recording = client(StateRecording.DELTA)) {
            Application chat = chat(recording);
            for (int i = 0; i < 12; i++) {
                states.put((long) i, chat.step().orElseThrow().state());
            }
        }
        String text = Files.readString(storage.resolve("p/chat/log.jsonl"));
        assertThat(text).contains("\"changes\":");
        begin(text, reporter);

        mutate(DELTA_CASES, this::checkState);
    }

    private static Application chat(LocalTrackingClient recording) {
        return new ApplicationBuilder()
                .withTracker(recording)
                .withActions(action("say").reads("n").writes("n", "said").run(state -> state.increment("n")
                        .append("said", "message " + state.getInt("n"))))
                .withTransitions(from("say").to("say"))
                .withEntrypoint("say")
                .withState(State.of("n", 0, "said", List.of("a beginning for changes to build on ".repeat(9))))
                .withIdentifiers("chat")
                .build();
    }

    private interface Check {
        void of(List<Line> lines, Collection<TrackingEvent> events, long id);
    }

    private void mutate(int cases, Check check) {
        for (int i = 0; i < cases; i++) {
            byte[] mutated = mutated(new Random(seed + i));
            try {
                write(mutated);
                List<Line> lines = linesOf(mutated);
                check.of(lines, checkedEvents(lines), i % 5 - 1);
            } catch (IOException | RuntimeException | AssertionError e) {
                throw new AssertionError(
                        "With seed %d the log is:%n%s".formatted(seed + i, new String(mutated, StandardCharsets.UTF_8)),
                        e);
            }
        }
    }

    /** In place: file systems store a file at once that was emptied and written anew, which takes longer than all the rest. */
    private void write(byte[] bytes) throws IOException {
        file.seek(0);
        file.write(bytes);
        file.setLength(bytes.length);
    }

    /** What is read, after a look whether it has all lines that are intact. */
    private Collection<TrackingEvent> checkedEvents(List<Line> lines) throws IOException {
        var events = new LinkedHashMap<Long, TrackingEvent>();
        long[] end = new long[1];
        long read = new TrackingLogReader(log).read(0, line -> {
            if (line.offset() < end[0]) {
                throw new AssertionError("Line at %d begins before the end of the last one.".formatted(line.offset()));
            }
            end[0] = line.offset() + line.length();
            if (line instanceof LogLine.Event event) {
                events.put(line.offset(), event.event());
            }
        });

        assertThat(read)
                .isEqualTo(lines.isEmpty() ? 0 : lines.get(lines.size() - 1).next());
        for (Line line : lines) {
            TrackingEvent event = written.get(line.text());
            if (event != null && !event.equals(events.get(line.offset()))) {
                assertThat(events).containsEntry(line.offset(), event);
            }
        }
        return events.values();
    }

    /** Where no line was changed into another one that makes sense. */
    private void checkState(List<Line> lines, Collection<TrackingEvent> events, long id) {
        Optional<PersistedState> found = id < 0 ? client.load("a") : client.load("a", id * 3);
        if (found.isPresent() && written.values().containsAll(events)) {
            assertThat(found.get().state())
                    .isEqualTo(states.get(found.get().position().sequenceId()));
        }
        if (List.copyOf(events).equals(List.copyOf(written.values()))) { // with something between them, at most
            assertThat(found).isPresent();
        }
    }

    /** The last end of an id counts. A line that was changed may have become one, but can't hide one for good. */
    private void checkStep(long id, List<Line> lines, Collection<TrackingEvent> events) {
        EndEntry intact = null;
        for (Line line : lines) {
            if (written.get(line.text()) instanceof EndEntry end && (id < 0 || end.sequenceId() == id)) {
                intact = end;
            }
        }
        Optional<PersistedState> found = id < 0 ? client.load("a") : client.load("a", id);
        if (intact != null) {
            assertThat(found).as("step %d", id).isPresent();
            if (id >= 0 && endsOf(id, events) == 1) {
                assertThat(found.orElseThrow().state().logged())
                        .as("step %d", id)
                        .isEqualTo(intact.state());
            }
        }
    }

    private static long endsOf(long id, Collection<TrackingEvent> events) {
        return events.stream()
                .filter(event -> event instanceof EndEntry end && end.sequenceId() == id)
                .count();
    }

    /** A whole line, and where the next one begins. */
    private record Line(long offset, String text, long next) {}

    /** What a reader has to find, found in the plainest way. */
    private static List<Line> linesOf(byte[] bytes) {
        var lines = new ArrayList<Line>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                lines.add(new Line(start, new String(bytes, start, i - start, StandardCharsets.UTF_8), i + 1));
                start = i + 1;
            }
        }
        return lines;
    }

    private byte[] mutated(Random random) {
        byte[] bytes = original;
        int changes = 1 + random.nextInt(random.nextBoolean() ? 1 : 8);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + random.nextInt(random.nextBoolean() ? 2 : 400));
            bytes = switch (random.nextInt(5)) {
                case 0 -> spliced(bytes, from, from + 1, new byte[] {anyByte(random)});
                case 1 -> spliced(bytes, from, from, new byte[] {anyByte(random)});
                case 2 -> spliced(bytes, from, to, new byte[0]);
                case 3 -> spliced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
                default -> random.nextInt(10) == 0 ? Arrays.copyOf(bytes, from) : flipped(bytes, from, random);
            };
        }
        return bytes;
    }

    private static byte anyByte(Random random) {
        return random.nextBoolean() ? (byte) random.nextInt(256) : TELLING[random.nextInt(TELLING.length)];
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] copy = bytes.clone();
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] put) {
        var out = new ByteArrayOutputStream(bytes.length + put.length);
        out.write(bytes, 0, from);
        out.writeBytes(put);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private static Optional<TrackingEvent> decoded(String line) {
        return TrackingCodec.standard()
                .decodeEvent(line.getBytes(StandardCharsets.UTF_8))
                .value();
    }

    /** One line of each type, among the steps that they belong to. */
    private static String sampleLog() {
        return """
                {"type":"writer_opened","time":"2026-11-23T16:17:56.446363Z","writer":{"pid":7,"process_start":"2026-11-23T16:17:55Z","host":"h","boot_id":null,"library_version":"1.0"}}
                {"type":"begin_entry","start_time":"2026-11-23T16:17:56.446363Z","action":"count","inputs":{"by":1,"é":[1.5,null,true]},"sequence_id":0}
                {"type":"begin_span","start_time":"2026-11-23T16:17:56.446363Z","action_sequence_id":0,"span_id":"0:0","span_name":"s","parent_span_id":null,"span_dependencies":["x"]}
                {"type":"attribute","key":"k","action_sequence_id":0,"span_id":"0:0","value":{"a":[{}]},"tags":{"burr.kind":"event"},"time_logged":"2026-11-23T16:17:56.446363Z"}
                {"type":"end_span","end_time":"2026-11-23T16:17:56.446363Z","action_sequence_id":0,"span_id":"0:0"}
                {"type":"end_entry","end_time":"2026-11-23T16:17:56.446363Z","action":"count","result":{"r":"\\ud83d\\ude00"},"exception":null,"state":{"n":1,"chat":[{"role":"user","text":"Hé 😀"}],"__SEQUENCE_ID":0,"__PRIOR_STEP":"count"},"sequence_id":0}
                {"type":"begin_entry","start_time":"2026-11-23T16:17:56.446363Z","action":"fail","inputs":{},"sequence_id":1}
                {"type":"end_entry","end_time":"2026-11-23T16:17:56.446363Z","action":"fail","result":null,"exception":"java.io.IOException: down\\n\\tat X","state":{"n":1,"__SEQUENCE_ID":1,"__PRIOR_STEP":"count","__FAILED_STEP":{"action":"fail","target":"count","type":"java.io.IOException","message":"down"}},"sequence_id":1}
                {"type":"begin_entry","start_time":"2026-11-23T16:17:56.446363","action":"count","inputs":{"__context":"x"},"sequence_id":2}
                {"type":"begin_stream","action_sequence_id":2,"span_id":null,"stream_init_time":"2026-11-23T16:17:56.446363Z"}
                {"type":"first_item_stream","action_sequence_id":2,"span_id":null,"first_item_time":"2026-11-23T16:17:56.446363Z"}
                {"type":"end_stream","action_sequence_id":2,"span_id":null,"end_time":"2026-11-23T16:17:56.446363Z","items_streamed":3}
                {"type":"end_entry","end_time":"2026-11-23T16:17:56.446363","action":"count","result":{},"exception":null,"state":{"n":12345678901234567890,"x":{"__burr_unserializable__":{"type":"T","reason":"…"}},"__SEQUENCE_ID":2,"__PRIOR_STEP":"count"},"sequence_id":2}
                {"type":"later","x":1}
                {"sequence_id":3,"state":{"n":4,"__SEQUENCE_ID":3,"__PRIOR_STEP":"count"},"action":"count","result":{},"exception":null,"end_time":"2026-11-23T16:17:56.446363Z","type":"end_entry"}
                """;
    }
}
