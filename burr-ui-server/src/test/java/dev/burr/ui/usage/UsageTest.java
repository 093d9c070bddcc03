package dev.burr.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.StorageUsage.ProjectUsage;
import dev.burr.ui.storage.StorageUsage.RunUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UsageTest {

    @TempDir
    private Path folder;

    @Nested
    final class OfFiles {

        private Path storage;

        private List<ProjectUsage> measured() {
            TrackingDirectory directory = new TrackingDirectory(storage);
            return new MeasuredUsage(new FileTrackingRepository(directory), new FilesBesides(directory)).measure();
        }

        private void file(String path, int bytes) throws IOException {
            Path file = storage.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[bytes]);
        }

        @Test
        void addsUpWhatEachRunHas() throws IOException {
            storage = folder.resolve("storage");
            file("small/a/log.jsonl", 10);
            file("large/a/log.jsonl", 100);
            file("large/a/graph.json", 20);
            file("large/a/metadata.json", 3);
            file("large/a/children.jsonl", 4);
            file("large/b;c/log.jsonl", 1000);
            file("large/annotations.jsonl", 7);
            file("large/.hidden/log.jsonl", 5);

            assertThat(measured())
                    .containsExactly(
                            new ProjectUsage(
                                    "large",
                                    2,
                                    1100,
                                    27,
                                    7,
                                    List.of(new RunUsage("b;c", 1000, 0), new RunUsage("a", 100, 27))),
                            new ProjectUsage("small", 1, 10, 0, 0, List.of(new RunUsage("a", 10, 0))));
        }

        @Test
        void doesNotCountWhatALinkLeadsToOutside() throws IOException {
            storage = folder.resolve("storage");
            Path outside = Files.write(folder.resolve("outside"), new byte[5000]);
            file("p/a/log.jsonl", 10);
            Files.createSymbolicLink(storage.resolve("p/a/graph.json"), outside);
            Files.createSymbolicLink(storage.resolve("p/annotations.jsonl"), outside);
            Files.createSymbolicLink(storage.resolve("p/b"), folder);

            assertThat(measured()).extracting(ProjectUsage::bytes).containsExactly(10L);
        }

        @Test
        void keepsTheLargestOfManyOnly() throws IOException {
            storage = folder.resolve("storage");
            for (int n : IntStream.rangeClosed(0, MeasuredUsage.MOST_RUNS).toArray()) {
                file("p/" + n + "/log.jsonl", n + 1);
            }

            ProjectUsage usage = measured().get(0);

            assertThat(usage.runs()).isEqualTo(MeasuredUsage.MOST_RUNS + 1);
            assertThat(usage.largest()).hasSize(MeasuredUsage.MOST_RUNS);
            assertThat(usage.largest().get(0).app()).isEqualTo("1000");
            assertThat(usage.largest()).extracting(RunUsage::app).doesNotContain("0");
        }

        @Test
        void isNothingWhereThereIsNoStorage() {
            storage = folder.resolve("nope");

            assertThat(measured()).isEmpty();
        }
    }

    @Nested
    final class Remembered {

        private final AtomicInteger measurings = new AtomicInteger();
        private final List<Runnable> beside = new ArrayList<>();
        private Instant now = Instant.parse("2026-11-26T12:00:00Z");
        private final UsageMeter meter = new UsageMeter(
                () -> List.of(new ProjectUsage("p", measurings.incrementAndGet(), 0, 0, 0, List.of())),
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }
                },
                beside::add);

        private int read() {
            return meter.read().projects().get(0).runs();
        }

        @Test
        void isMeasuredOnceAMinuteAndBesideTheRequestThatAsks() {
            assertThat(read()).isEqualTo(1);
            now = now.plusSeconds(60);
            assertThat(read()).isEqualTo(1);
            assertThat(beside).isEmpty();

            now = now.plusSeconds(1);
            assertThat(read()).isEqualTo(1);
            assertThat(read()).isEqualTo(1);
            assertThat(beside).as("measurings under way").hasSize(1);

            beside.remove(0).run();
            assertThat(meter.read().time()).isEqualTo(now);
            assertThat(read()).isEqualTo(2);

            now = now.plus(Duration.ofDays(1));
            assertThat(read()).isEqualTo(2);
            assertThat(beside).hasSize(1);
        }

        @Test
        void isMeasuredOnceForManyFirstRequests() {
            IntStream.range(0, 32).parallel().forEach(n -> read());

            assertThat(measurings).hasValue(1);
        }
    }
}
