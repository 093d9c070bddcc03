package dev.burr.benchmarks.scenario;

import static dev.burr.core.Halt.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.serde.JsonWriter;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That floors and codec are measured on the very lines that a run writes. */
final class StepEventsTest {

    @TempDir
    private Path folder;

    @Test
    void areThoseOfTheCounter() throws IOException {
        List<String> log = logOf(builder -> Machines.counter(builder, 1_000));

        assertThat(linesOf(StepEvents.ofCounter(500))).isEqualTo(linesOfStep(499, log));
    }

    @Test
    void areThoseOfTheCounterBesideAKilobyte() throws IOException {
        List<String> log = logOf(builder -> Machines.counterBesideKilobyte(builder, 1_000));

        assertThat(linesOf(StepEvents.ofCounterBesideKilobyte(500))).isEqualTo(linesOfStep(499, log));
    }

    @Test
    void areThoseOfTheChat() throws IOException {
        List<String> log = logOf(builder -> Machines.chat(builder, 0, 1_000));

        assertThat(linesOf(StepEvents.ofChat(1_000))).isEqualTo(linesOfStep(999, log));
    }

    private List<String> logOf(Function<ApplicationBuilder, Application> machine) throws IOException {
        try (var tracker =
                LocalTrackingClient.builder().storageDir(folder).project("test").build()) {
            var builder = new ApplicationBuilder().withTracker(tracker).withIdentifiers("run");
            machine.apply(builder).run(after("done"));
        }
        return Files.readAllLines(folder.resolve("test").resolve("run").resolve("log.jsonl"));
    }

    private static List<String> linesOfStep(int sequenceId, List<String> log) {
        return log.stream()
                .filter(line -> line.matches(".*\"(action_)?sequence_id\":%d[,}].*".formatted(sequenceId)))
                .map(StepEventsTest::timeless)
                .toList();
    }

    private static List<String> linesOf(StepEvents events) {
        return List.of(line(events.begin()), line(events.reason()), line(events.end()));
    }

    private static String line(TrackingEvent event) {
        var line = new JsonWriter();
        TrackingCodec.standard().encode(event, line);
        return timeless(line.toString().strip());
    }

    private static String timeless(String line) {
        return line.replaceFirst("\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z\"", "\"now\"");
    }
}
