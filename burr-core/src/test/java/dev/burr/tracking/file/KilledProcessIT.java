package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.StateRecording;
import dev.burr.tracking.TrackingEvent.OfStep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes are killed in the middle of runs, again and again, and nothing that they had finished is lost, whether they record
 * whole states or changes. Two at a time, as starting them is what takes the time.
 */
final class KilledProcessIT {

    private static final int KILLS = 100;
    private static final int APPLICATIONS = 3;

    /** Names the run that a failure is to be looked for in: {@code -Dburr.test.seed=…} begins with it. */
    private final long seed = Long.getLong("burr.test.seed", System.nanoTime());

    @TempDir
    private Path storage;

    @Test
    void everyAcknowledgedStepIsThereOnceAndTheNextProcessGoesOnBehindIt(TestReporter reporter) throws Exception {
        reporter.publishEntry("seed", Long.toString(seed));
        var executor = Executors.newFixedThreadPool(StateRecording.values().length);
        try {
            List<Callable<Lane>> lanes = Stream.of(StateRecording.values())
                    .<Callable<Lane>>map(recording -> () -> {
                        var lane = new Lane(recording);
                        lane.killAgainAndAgain();
                        return lane;
                    })
                    .toList();
            for (Future<Lane> lane : executor.invokeAll(lanes)) {
                lane.get().check();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    /** What is known of an application: its last acknowledgement, and how many processes were killed since. */
    private record Known(long acknowledged, int processes) {}

    /** A process after the other. Each goes on with applications of the one before it, and begins some. */
    private final class Lane {

        private final StateRecording recording;
        private final Path folder;
        private final Random random;
        private final TreeMap<String, Known> applications = new TreeMap<>();
        private final String[] current = new String[APPLICATIONS];

        Lane(StateRecording recording) {
            this.recording = recording;
            this.folder = storage.resolve(recording.name());
            this.random = new Random(seed + recording.ordinal());
        }

        void killAgainAndAgain() throws IOException, InterruptedException {
            for (int kill = 0; kill < KILLS; kill++) {
                for (int i = 0; i < current.length; i++) {
                    if (kill == 0 || random.nextInt(4) == 0) {
                        current[i] = "app-%d-%d".formatted(kill, i);
                        applications.put(current[i], new Known(-1, 0));
                    }
                    applications.computeIfPresent(
                            current[i], (id, known) -> new Known(known.acknowledged, known.processes + 1));
                }
                acknowledge(linesUntilKilled());
            }
        }

        private void acknowledge(List<String> lines) {
            var first = new ArrayList<String>();
            for (String line : lines) {
                String id = line.substring(0, line.indexOf(' '));
                long step = Long.parseLong(line.substring(line.indexOf(' ') + 1));
                Known known = applications.get(id);
                if (first.contains(id)) {
                    assertThat(step).as("%s with seed %d", id, seed).isEqualTo(known.acknowledged + 1);
                } else {
                    first.add(id);
                    assertThat(step)
                            .as("%s with seed %d", id, seed)
                            .isBetween(known.acknowledged + 1, known.acknowledged + known.processes);
                }
                applications.put(id, new Known(step, 1));
            }
        }

        /** Kills after some acknowledgements and a moment, or while it starts; what was on its way counts as well. */
        private List<String> linesUntilKilled() throws IOException, InterruptedException {
            int count = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(300);
            Process process = ChildJvm.of(SteppingProcess.class, arguments()).start();
            var acknowledgements = new ByteArrayOutputStream();
            try (InputStream out = process.getInputStream()) {
                for (int lines = 0; lines < count; ) {
                    int next = out.read();
                    assertThat(next).as("process ended by itself").isNotNegative();
                    acknowledgements.write(next);
                    lines += next == '\n' ? 1 : 0;
                }
                LockSupport.parkNanos(count == 0 ? random.nextInt(500_000_000) : random.nextInt(500_000));
                process.toHandle().destroyForcibly(); // unlike the process itself, it leaves the stream open
                out.transferTo(acknowledgements);
            } finally {
                process.destroyForcibly().waitFor();
            }
            String text = acknowledgements.toString(StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        }

        private Object[] arguments() {
            var arguments = new ArrayList<>();
            arguments.add(folder);
            arguments.add(recording);
            arguments.addAll(List.of(current));
            return arguments.toArray();
        }

        void check() throws IOException {
            try (LocalTrackingClient client = SteppingProcess.client(folder, recording)) {
                for (var application : applications.entrySet()) {
                    check(client, application.getKey(), application.getValue());
                }
            }
        }

        private void check(LocalTrackingClient client, String id, Known known) throws IOException {
            List<Long> recorded = recordedSteps(id);
            assertThat(recorded)
                    .as("%s with seed %d", id, seed)
                    .isEqualTo(LongStream.range(0, recorded.size()).boxed().toList())
                    .hasSizeBetween((int) known.acknowledged + 1, (int) known.acknowledged + 1 + known.processes);
            assertThat(client.load(id)
                            .map(state -> state.position().sequenceId())
                            .orElse(-1L))
                    .as("%s with seed %d", id, seed)
                    .isEqualTo(recorded.size() - 1L);
            assertThat(SteppingProcess.resumed(client, id)
                            .step()
                            .orElseThrow()
                            .state()
                            .getInt("n"))
                    .as("%s with seed %d", id, seed)
                    .isEqualTo(recorded.size() + 1);
        }

        private List<Long> recordedSteps(String id) throws IOException {
            var steps = new ArrayList<Long>();
            Path log = folder.resolve(SteppingProcess.PROJECT).resolve(id).resolve("log.jsonl");
            if (Files.exists(log)) {
                new TrackingLogReader(log).read(0, line -> {
                    if (line instanceof LogLine.Event event
                            && event.event() instanceof OfStep end
                            && end.type().equals("end_entry")) {
                        steps.add(end.sequenceId());
                    }
                });
            }
            return steps;
        }
    }
}
