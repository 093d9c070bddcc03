package dev.burr.tracking.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.serde.JsonWriter;
import dev.burr.tracking.EncodingBuffers;
import dev.burr.tracking.LineEncoder;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullLogTest {

    private static final TrackingCodec CODEC = TrackingCodec.standard();
    private static final LogTime TIME = LogTime.of(Instant.parse("2026-11-26T10:00:00.000001Z"));
    private static final String LONG = "long text, ".repeat(100);

    @TempDir
    private Path folder;

    private final LineEncoder changes = CODEC.newChangesEncoder(() -> "c");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private FullLog.Result convert(String log) throws IOException {
        Path file = folder.resolve("log.jsonl");
        Files.writeString(file, log);
        return FullLog.write(file, out);
    }

    private static EndEntry end(State state, int step) {
        State at = state.at(new Position(step, "act"));
        return new EndEntry(TIME, "act", Map.of("ratio", 0.1), null, at.logged(), step);
    }

    private String delta(EndEntry end) throws IOException {
        var line = new ByteArrayOutputStream();
        changes.encode(List.of(end), new EncodingBuffers());
        changes.writeTo(line);
        return line.toString(UTF_8);
    }

    private static String full(EndEntry end) {
        var line = new JsonWriter();
        CODEC.encode(end, line);
        return line.toString();
    }

    @Test
    void writesValuesAsTheyWereRecorded() throws IOException {
        State state = State.of("text", LONG, "list", List.of(1, 1.0, -0.0, 1e300, "é😀\u0000\"\\/\u2028"))
                .at(new Position(0, "act"));
        EndEntry first = end(state, 0);
        EndEntry second = end(
                state.append("list", new BigInteger("123456789012345678901234567890"))
                        .append("list", new BigDecimal("0.10000000000000000001"))
                        .append("list", Map.of("none", List.of()))
                        .with("later", Long.MAX_VALUE)
                        .with("nothing", null),
                1);
        String log = delta(first) + delta(second);
        assertThat(log).contains("\"changes\":");

        FullLog.Result result = convert(log);

        assertThat(out.toString(UTF_8)).isEqualTo(full(first) + full(second));
        assertThat(result).isEqualTo(new FullLog.Result(log.getBytes(UTF_8).length, 2, 2, List.of()));
    }

    @Test
    void leavesOtherLinesAsTheyAre() throws IOException {
        String log = "{\"type\": \"begin_entry\", \"start_time\": \"2024-01-01T00:00:00\", \"action\": \"a\","
                + " \"inputs\": {\"x\": 1.50}, \"sequence_id\": 0}\n"
                + "{\"type\": \"end_entry\", \"end_time\": \"2024-01-01T00:00:00\", \"action\": \"a\", \"result\": {},"
                + " \"exception\": null, \"state\": {\"x\": 1.50}, \"sequence_id\": 0}\n"
                + "{\"type\": \"of_tomorrow\", \"sequence_id\": 0}\n";

        FullLog.Result result = convert(log);

        assertThat(out.toString(UTF_8)).isEqualTo(log);
        assertThat(result).isEqualTo(new FullLog.Result(log.length(), 3, 0, List.of()));
    }

    @Test
    void leavesOutWhatNobodyKnows() throws IOException {
        State state = State.of("text", LONG).at(new Position(0, "act"));
        String first = delta(end(state, 0));
        delta(end(state.with("n", 1), 1));
        String third = delta(end(state.with("n", 2), 2));

        FullLog.Result result = convert(first + "{\"type\":\n" + third + "{\"type\":\"begin_en");

        assertThat(out.toString(UTF_8)).isEqualTo(full(end(state, 0)));
        assertThat(result.leftOut())
                .extracting(FullLog.LeftOut::offset, FullLog.LeftOut::sequenceId)
                .containsExactly(
                        tuple((long) first.length(), OptionalLong.empty()),
                        tuple(first.length() + 9L, OptionalLong.of(2)));
        assertThat(result.leftOut().get(1).reason())
                .isEqualTo("It has changes only, and the line with what they build on is missing.");
        assertThat(result.read()).isEqualTo(first.length() + 9L + third.length());
    }

    @Test
    void saysWhenTheLogIsNotThere() {
        assertThatThrownBy(() -> FullLog.write(folder.resolve("none"), out)).isInstanceOf(NoSuchFileException.class);
    }
}
