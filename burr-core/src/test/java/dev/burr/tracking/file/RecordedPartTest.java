package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.burr.serde.JsonWriter;
import dev.burr.tracking.ChainPlace;
import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogParts;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step that is given back takes little memory however long its lines are. */
final class RecordedPartTest {

    private static final int MOST_HELD = 64 << 10;
    private static final TrackingCodec CODEC = TrackingCodec.standard();
    private static final LogTime NOON = LogTime.of(Instant.parse("2026-03-01T12:00:00Z"));

    @TempDir
    private Path storage;

    private Path log;
    private ReceivedLogs logs;

    @BeforeEach
    void setUp() throws IOException {
        log = Files.createDirectories(storage.resolve("p/a")).resolve("log.jsonl");
        logs = new ReceivedLogs(new TrackingDirectory(storage), MOST_HELD);
    }

    @Test
    void passesALongLineOnWithoutHoldingIt() throws IOException {
        int more = 50_000_000;
        writeLog(begin(0, 10) + end(0, 10), begin(1, 10));
        try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.APPEND)) {
            String end = end(1, 10);
            out.write(bytes(end.substring(0, end.indexOf("xxx"))));
            out.write("y".repeat(more).getBytes(StandardCharsets.UTF_8));
            out.write(bytes(end.substring(end.indexOf("xxx"))));
        }

        long before = allocated();
        Counting out = new Counting();
        RecordedPart part = logs.step("p", "a", OptionalLong.empty()).orElseThrow();
        part.writeTo(out);

        assertThat(allocated() - before).isLessThan(8_000_000);
        assertThat(part.lines()).isEqualTo(bytes(begin(1, 10) + end(1, 10)).length + (long) more);
        assertThat(out.bytes).isGreaterThan(part.lines());
    }

    @Test
    void passesOnLongLinesAsTheyStandInTheLog() throws IOException {
        writeLog(
                begin(0, MOST_HELD) + end(0, 10),
                begin(1, 10) + end(1, MOST_HELD),
                begin(2, MOST_HELD) + end(2, MOST_HELD));

        assertThat(step(0)).isEqualTo(begin(0, MOST_HELD) + end(0, 10));
        assertThat(step(1)).isEqualTo(begin(1, 10) + end(1, MOST_HELD));
        assertThat(step(2)).isEqualTo(begin(2, MOST_HELD) + end(2, MOST_HELD));
    }

    @Test
    void passesOverALongLineThatIsDamaged() throws IOException {
        writeLog(begin(0, 10) + end(0, 10), end(0, MOST_HELD).replace("\"state\"", "\"state"));

        assertThat(step(0)).isEqualTo(begin(0, 10) + end(0, 10));
    }

    @Test
    void putsAStateTogetherFromNoMoreThanItMayHold() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line(new EndEntry(NOON, "count", null, null, Map.of("n", 0), 0, new ChainPlace("c", 0))));
        for (int step = 1; step <= 2; step++) {
            lines.add(line(new EndChanges(
                    NOON,
                    "count",
                    null,
                    null,
                    new ChainPlace("c", step),
                    Map.of("set", Map.of("text", "x".repeat(MOST_HELD / 2))),
                    step)));
        }
        writeLog(lines.toArray(String[]::new));

        assertThat(step(1)).contains("\"n\":0");
        assertThatThrownBy(() -> logs.step("p", "a", OptionalLong.of(2)))
                .isInstanceOf(StepTooLarge.class)
                .hasMessage(
                        "The state after step 2 has to be put together from lines that have more than 65,536 bytes together, of"
                                + " which no more are read at a time.");
    }

    private String step(long id) throws IOException {
        return lines(logs.step("p", "a", OptionalLong.of(id)).orElseThrow());
    }

    static String lines(RecordedPart step) {
        return new String(part(step).lines(), StandardCharsets.UTF_8);
    }

    static LogPart part(RecordedPart step) {
        var out = new ByteArrayOutputStream();
        try {
            step.writeTo(out);
            var parts = new LogParts.Reader(new ByteArrayInputStream(out.toByteArray()));
            return parts.part(parts.heading().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeLog(String... lines) throws IOException {
        Files.writeString(log, String.join("", lines));
    }

    private static String begin(long step, int length) {
        return line(new BeginEntry(NOON, "count", Map.of("text", "x".repeat(length)), step));
    }

    private static String end(long step, int length) {
        return line(new EndEntry(NOON, "count", null, null, Map.of("text", "x".repeat(length)), step));
    }

    private static String line(TrackingEvent event) {
        var line = new JsonWriter();
        CODEC.encode(event, line);
        return new String(line.toByteArray(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static final class Counting extends OutputStream {

        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int offset, int length) {
            bytes += length;
        }
    }
}
