package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed in the middle of a run, again and again, and nothing that it had finished is lost. */
final class KilledProcessIT {

    private static final int KILLS = 12;

    @TempDir
    private Path storage;

    @Test
    void everyAcknowledgedStepIsThereAndTheNextProcessGoesOnBehindIt() throws Exception {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        long acknowledged = -1;
        for (int kill = 0; kill < KILLS; kill++) {
            List<Long> steps = stepsUntilKilled(1 + random.nextInt(300), random.nextInt(500_000));

            assertThat(steps.get(0))
                    .as("seed %d, process %d", seed, kill)
                    .isBetween(acknowledged + 1, acknowledged + 2);
            acknowledged = steps.get(steps.size() - 1);
        }

        List<Long> recorded = recordedSteps();
        assertThat(recorded)
                .as("seed %d", seed)
                .isEqualTo(LongStream.range(0, recorded.size()).boxed().toList())
                .hasSizeBetween((int) acknowledged + 1, (int) acknowledged + 2);
        try (LocalTrackingClient client = SteppingProcess.client(storage)) {
            assertThat(client.load("a").orElseThrow().position().sequenceId()).isEqualTo(recorded.size() - 1L);
            assertThat(SteppingProcess.resumed(client, "a")
                            .step()
                            .orElseThrow()
                            .state()
                            .getInt("n"))
                    .isEqualTo(recorded.size() + 1);
        }
    }

    /** Kills after some acknowledgements and a moment; those that were on their way count as well. */
    private List<Long> stepsUntilKilled(int count, int nanos) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SteppingProcess.class.getName(),
                        storage.toString(),
                        "a")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var acknowledgements = new ByteArrayOutputStream();
        try (InputStream out = process.getInputStream()) {
            int lines = 0;
            while (lines < count) {
                int next = out.read();
                assertThat(next).as("process ended by itself").isNotNegative();
                acknowledgements.write(next);
                lines += next == '\n' ? 1 : 0;
            }
            LockSupport.parkNanos(nanos);
            process.toHandle().destroyForcibly(); // unlike the process itself, it leaves the stream open
            out.transferTo(acknowledgements);
        } finally {
            process.destroyForcibly().waitFor();
        }
        String text = acknowledgements.toString(StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(Long::valueOf)
                .toList();
    }

    private List<Long> recordedSteps() throws IOException {
        var steps = new ArrayList<Long>();
        Path log = storage.resolve(SteppingProcess.PROJECT).resolve("a").resolve("log.jsonl");
        new TrackingLogReader(log).read(0, line -> {
            if (line instanceof LogLine.Event event && event.event() instanceof EndEntry end) {
                steps.add(end.sequenceId());
            }
        });
        return steps;
    }
}
