package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.StateRecording;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.tracking.file.RecordingProcess.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only processes of their own can show: a file that may not grow, a second process, the end of the JVM. */
final class ProcessFaultsIT {

    private static final int STEPS = 300;

    @TempDir
    private Path storage;

    private final List<Long> openings = new ArrayList<>();
    private final List<LogLine> problems = new ArrayList<>();

    @Test
    void hasRecordedEveryStepWhenTheProcessExits() throws Exception {
        Outcome outcome = run(ChildJvm.of(RecordingProcess.class, storage, "a", STEPS));

        assertThat(outcome).isEqualTo(new Outcome(STEPS, 0, 0, 0, List.of()));
        assertThat(endsOf("a")).isEqualTo(LongStream.range(0, STEPS).boxed().toList());
    }

    /** Services close their clients in a shutdown hook, while others still work. */
    @Test
    void hasRecordedEveryStepThatWasMadeUntilTheProcessIsShutDown() throws Exception {
        Process process = ChildJvm.of(SteppingProcess.class, storage, StateRecording.FULL, "a", "b")
                .start();
        var said = new ByteArrayOutputStream();
        for (int lines = 0; lines < 200; ) {
            int next = process.getInputStream().read();
            said.write(next);
            lines += next == '\n' ? 1 : 0;
        }
        process.toHandle().destroy();
        process.getInputStream().transferTo(said);
        process.waitFor();

        List<String> acknowledged =
                said.toString(StandardCharsets.UTF_8).lines().toList();
        for (String id : List.of("a", "b")) {
            long last = acknowledged.stream()
                    .filter(line -> line.matches(id + " \\d+"))
                    .mapToLong(line -> Long.parseLong(line.substring(2)))
                    .max()
                    .orElse(-1);
            List<Long> recorded = endsOf(SteppingProcess.PROJECT, id);
            assertThat(recorded)
                    .isEqualTo(LongStream.range(0, recorded.size()).boxed().toList())
                    .hasSizeBetween((int) last + 1, (int) last + 2);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void goesOnToTheSameResultWhenNoMoreCanBeWritten() throws Exception {
        int room = 256; // kilobytes, for about 110 steps

        Outcome outcome =
                run(ChildJvm.of(RecordingProcess.class, storage, "a", STEPS).withFilesOfAtMost(room));

        assertThat(outcome.n()).isEqualTo(STEPS);
        assertThat(outcome.warnings())
                .singleElement()
                .asString()
                .startsWith("Steps are not recorded: file '" + log("a") + "' can't be written (File too large).");
        List<Long> recorded = endsOf("a");
        long events = recorded.size() * 2L + 1;
        assertThat(Files.size(log("a"))).isLessThanOrEqualTo(room * 1024L);
        assertThat(recorded)
                .hasSizeBetween(50, STEPS / 2)
                .isEqualTo(LongStream.range(0, recorded.size()).boxed().toList());
        // The begin of the first step that was lost may have had room.
        assertThat(outcome.lost()).isBetween(2 * STEPS - events, 2 * STEPS + 1 - events);

        try (LocalTrackingClient client = RecordingProcess.client(storage)) {
            RecordingProcess.application(client, "a").step();
        }
        assertThat(endsOf("a")).hasSize(recorded.size() + 1).endsWith((long) recorded.size());
        assertThat(problems).hasSizeLessThanOrEqualTo(1); // a line that was cut by the limit
    }

    @Test
    void noticesAnotherProcessAndKeepsTheLinesOfBothWhole() throws Exception {
        Process one = RecordingProcess.started(ChildJvm.of(RecordingProcess.class, storage, "a", 2_000));
        Process other = RecordingProcess.started(ChildJvm.of(RecordingProcess.class, storage, "a", 2_000));
        RecordingProcess.go(one);
        RecordingProcess.go(other);
        List<Outcome> outcomes = List.of(Outcome.of(one), Outcome.of(other));

        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.n()).isEqualTo(2_000);
            assertThat(outcome.failures()).isZero();
        });
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.otherWriters() > 0)
                .isNotEmpty()
                .allSatisfy(outcome -> assertThat(outcome.warnings())
                        .singleElement()
                        .asString()
                        .startsWith("Two writers: file '" + log("a") + "' "));
        assertThat(endsOf("a"))
                .hasSize(2 * 2_000)
                .containsAll(LongStream.range(0, 2_000).boxed().toList());
        assertThat(openings).hasSize(2).doesNotHaveDuplicates();
        assertThat(problems).isEmpty();
    }

    private static Outcome run(ChildJvm program) throws IOException, InterruptedException {
        Process process = RecordingProcess.started(program);
        RecordingProcess.go(process);
        return Outcome.of(process);
    }

    private Path log(String id) {
        return storage.resolve(RecordingProcess.PROJECT).resolve(id).resolve("log.jsonl");
    }

    /** The ids of the steps that ended, in the order of the log. */
    private List<Long> endsOf(String id) throws IOException {
        return endsOf(RecordingProcess.PROJECT, id);
    }

    private List<Long> endsOf(String project, String id) throws IOException {
        var ends = new ArrayList<Long>();
        new TrackingLogReader(storage.resolve(project).resolve(id).resolve("log.jsonl")).read(0, line -> {
            if (!(line instanceof LogLine.Event event)) {
                problems.add(line);
            } else if (event.event() instanceof EndEntry end) {
                ends.add(end.sequenceId());
            } else if (event.event() instanceof WriterOpened opened) {
                openings.add(opened.writer().pid());
            }
        });
        return ends;
    }
}
