package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.burr.core.ApplicationId;
import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the disk is asked for, and when. That it does what it is asked for, no test can see. */
final class DurabilityTest {

    private static final LogTime TIME = LogTime.of(Instant.parse("2026-11-23T16:17:56.446363Z"));

    @TempDir
    private Path folder;

    private final RecordingDisk disk = new RecordingDisk();
    private final TrackingFailures failures = new TrackingFailures(OnFailure.WARN);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, ApplicationRecord> applications = new ConcurrentHashMap<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Path storage() {
        return folder.resolve("new/storage");
    }

    private FileTrackingSink sink() {
        return sink(256, failures, disk);
    }

    private FileTrackingSink sink(int maxOpenFiles, TrackingFailures counted, Disk on) {
        return Sinks.sink(new TrackingDirectory(storage()), maxOpenFiles, counted, () -> 0, on);
    }

    @Test
    void hasOnTheDiskWhatItWasGivenWhenItReturns() throws IOException {
        try (FileTrackingSink sink = sink()) {
            sink.open(application("a"));
            assertThat(disk.lengths).endsWith(Files.size(log("a")));

            sink.append(application("a"), List.of(step(0), step(1)));
            assertThat(disk.lengths).endsWith(Files.size(log("a")));
        }
        assertThat(failures.count().failures()).isZero();
    }

    @Test
    void storesTheNamesOfNewFilesAndFolders() {
        try (FileTrackingSink sink = sink()) {
            sink.open(application("a"));
            assertThat(disk.folders)
                    .containsExactly(
                            storage().resolve("p/a"),
                            storage().resolve("p"),
                            storage(),
                            storage().getParent(),
                            folder);

            disk.folders.clear();
            sink.append(application("a"), List.of(step(0)));
            assertThat(disk.folders).isEmpty();

            sink.open(application("b"));
            assertThat(disk.folders)
                    .containsExactly(storage().resolve("p/b"), storage().resolve("p"), storage());
        }
    }

    @Test
    void storesTheNamesWithTheNextStepWhenItCouldNotAtFirst() {
        try (FileTrackingSink sink = sink()) {
            disk.folderFailures.set(1);
            sink.open(application("a"));
            assertThat(failures.count().lostEvents()).isEqualTo(1);
            assertThat(disk.folders).isEmpty();

            sink.append(application("a"), List.of(step(0)));
            assertThat(disk.folders)
                    .containsExactlyInAnyOrder(
                            storage().resolve("p/a"),
                            storage().resolve("p"),
                            storage(),
                            storage().getParent(),
                            folder);
            assertThat(failures.count().lostEvents()).isEqualTo(1);
        }
    }

    @Test
    void countsEachStepAsLostForAsLongAsTheNamesCanNotBeStored() {
        try (FileTrackingSink sink = sink()) {
            disk.folderFailures.set(3);
            sink.open(application("a"));
            sink.append(application("a"), List.of(step(0)));
            sink.append(application("a"), List.of(step(1)));
            sink.append(application("a"), List.of(step(2)));

            assertThat(failures.count().lostEvents()).isEqualTo(3);
        }
    }

    @Test
    void storesTheNamesThatAnotherLogCouldNot() {
        try (FileTrackingSink sink = sink()) {
            disk.folderFailures.set(1);
            sink.open(application("a"));

            sink.open(application("b"));
            assertThat(disk.folders)
                    .startsWith(storage().resolve("p/b"), storage().resolve("p"), storage())
                    .contains(storage().getParent(), folder)
                    .doesNotContain(storage().resolve("p/a"));
        }
    }

    @Test
    void storesTheNamesOfALogThatWasClosedForAnotherBeforeTheyWere() {
        try (FileTrackingSink frugal = sink(1, failures, disk)) {
            disk.folderFailures.set(1);
            frugal.open(application("a"));
            frugal.open(application("b"));
            disk.folders.clear();

            frugal.append(application("a"), List.of(step(0)));
            assertThat(disk.folders)
                    .contains(storage().resolve("p/a"), storage().resolve("p"), storage());
        }
    }

    @Test
    void storesNoNamesAgainWhenALogIsOpenedAgain() {
        try (FileTrackingSink frugal = sink(1, failures, disk)) {
            frugal.open(application("a"));
            frugal.open(application("b"));
            disk.folders.clear();

            frugal.append(application("a"), List.of(step(0)));
            assertThat(disk.folders).isEmpty();
        }
    }

    /** Another process may have made the file, and not have waited for the disk. */
    @Test
    void storesTheNameOfAFileThatItFindsThoughItCouldNotOpenItAtFirst() throws IOException {
        try (FileTrackingSink sink = sink()) {
            Files.createDirectories(log("a"));
            sink.open(application("a"));
            assertThat(disk.folders).isEmpty();

            Files.delete(log("a"));
            Files.createFile(log("a"));
            sink.append(application("a"), List.of(step(0)));
            assertThat(disk.folders)
                    .containsExactly(storage().resolve("p/a"), storage().resolve("p"), storage());
        }
    }

    @Test
    void storesWhatStandsBesideTheLog() {
        try (FileTrackingSink sink = sink()) {
            sink.open(application("a"));
            assertThat(disk.lengths).hasSize(3); // log, graph and metadata

            sink.open(new ApplicationRecord(
                    ApplicationId.of("child"),
                    () -> new GraphDocument("count", List.of(), List.of()),
                    new MetadataDocument(null, new Pointer("a", 0L, null), null, null),
                    TIME));
            assertThat(disk.lengths).hasSize(7); // and the link
        }
    }

    @Test
    void leavesItToTheOperatingSystemUnlessItIsTold() {
        assertThat(Disk.of(Durability.OS)).isSameAs(Disk.UNWAITED);
        assertThat(Disk.of(Durability.FSYNC)).isSameAs(Disk.WAITED_FOR);
        assertThat(Disk.UNWAITED.isWaitedFor()).isFalse();
    }

    @Test
    void waitsOnceForAllThatHaveWrittenToOneLog() throws Exception {
        try (FileTrackingSink sink = sink()) {
            sink.open(application("a"));
            int before = disk.lengths.size();
            var busy = new CountDownLatch(1);
            disk.beforeSync = busy::await;

            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                TrackingEvent step = step(i);
                writers.add(threads.submit(() -> sink.append(application("a"), List.of(step))));
            }
            await().until(() -> Files.readAllLines(log("a")).size() == 1 + 8);
            assertThat(writers).noneMatch(Future::isDone);
            busy.countDown();
            for (Future<?> writer : writers) {
                writer.get();
            }

            assertThat(disk.lengths.size() - before).isBetween(1, 2);
            assertThat(disk.lengths).endsWith(Files.size(log("a")));
        }
    }

    @Test
    void waitsForSeveralLogsAtTheSameTime() throws Exception {
        try (FileTrackingSink sink = sink()) {
            List<String> ids = List.of("a", "b", "c", "d");
            ids.forEach(id -> sink.open(application(id)));
            var together = new CyclicBarrier(ids.size());
            disk.beforeSync = () -> together.await(10, TimeUnit.SECONDS);

            List<Future<?>> writers = new ArrayList<>();
            for (String id : ids) {
                writers.add(threads.submit(() -> sink.append(application(id), List.of(step(0)))));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }

            assertThat(together.isBroken()).isFalse();
            assertThat(failures.count().failures()).isZero();
        }
    }

    @Test
    void keepsThoseThatWaitFromLosingAnythingWhenTheirLogIsClosedForAnother() throws Exception {
        try (FileTrackingSink frugal = sink(1, failures, disk)) {
            frugal.open(application("a"));
            var busy = new CountDownLatch(1);
            disk.beforeSync = busy::await;

            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                TrackingEvent step = step(i);
                writers.add(threads.submit(() -> frugal.append(application("a"), List.of(step))));
            }
            await().until(() -> Files.readAllLines(log("a")).size() == 1 + 2);
            writers.add(threads.submit(() -> frugal.append(application("b"), List.of(step(0)))));
            busy.countDown();
            for (Future<?> writer : writers) {
                writer.get();
            }

            assertThat(failures.count().failures()).isZero();
            assertThat(disk.lengths).contains(Files.size(log("a")));
        }
    }

    @Test
    void countsAsLostWhatTheDiskRefusesAndGoesOnInAFileThatIsOpenedAnew() throws IOException {
        try (FileTrackingSink sink = sink()) {
            sink.open(application("a"));
            FileOutputStream first = disk.last;
            disk.beforeSync = () -> {
                throw new IOException("sync failed");
            };
            sink.append(application("a"), List.of(step(0), step(1)));
            assertThat(failures.count().lostEvents()).isEqualTo(2);

            disk.beforeSync = RecordingDisk.NOTHING;
            sink.append(application("a"), List.of(step(2)));

            assertThat(failures.count().failures()).isEqualTo(1);
            assertThat(disk.last).isNotSameAs(first);
            assertThat(disk.lengths).endsWith(Files.size(log("a")));
        }
    }

    @Test
    void endsTheRunWhenItIsToldThatFailuresMatter() {
        try (FileTrackingSink strict = sink(256, new TrackingFailures(OnFailure.FAIL), disk)) {
            strict.open(application("a"));
            disk.beforeSync = () -> {
                throw new IOException("sync failed");
            };

            assertThatThrownBy(() -> strict.append(application("a"), List.of(step(0))))
                    .isInstanceOf(TrackingException.class)
                    .hasMessageContaining("can't be written: sync failed.");
        }
    }

    @Test
    void waitsForTheRealDiskInAnInterruptedThread() throws IOException {
        try (FileTrackingSink sink = sink(256, failures, Disk.WAITED_FOR)) {
            Thread.currentThread().interrupt();
            sink.open(application("a"));
            sink.append(application("a"), List.of(step(0)));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(failures.count().failures()).isZero();
            try (Stream<String> lines = Files.lines(log("a"))) {
                assertThat(lines).hasSize(2);
            }
        }
    }

    /** Linux refuses to store what is written to a device that stores nothing. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void asksTheOperatingSystemIndeed() throws IOException {
        Files.createDirectories(log("a").getParent());
        Files.createSymbolicLink(log("a"), Path.of("/dev/null"));
        try (FileTrackingSink left = sink(256, failures, Disk.of(Durability.OS));
                FileTrackingSink waited = sink(256, failures, Disk.of(Durability.FSYNC))) {
            left.open(application("a"));
            assertThat(failures.count().lostEvents()).isZero();

            waited.open(application("a"));
            assertThat(failures.count().lostEvents()).isEqualTo(1);
        } finally {
            Files.delete(log("a"));
        }
    }

    private ApplicationRecord application(String id) {
        return applications.computeIfAbsent(
                id,
                name -> new ApplicationRecord(
                        ApplicationId.of(name),
                        () -> new GraphDocument("count", List.of(), List.of()),
                        MetadataDocument.EMPTY,
                        TIME));
    }

    private static TrackingEvent step(int id) {
        return new BeginEntry(TIME, "count", Map.of(), id);
    }

    private Path log(String id) {
        return storage().resolve("p").resolve(id).resolve("log.jsonl");
    }

    /** Knows how long each file was when it was stored. */
    private static final class RecordingDisk implements Disk {

        private static final Wait NOTHING = () -> {};

        private final List<Long> lengths = new CopyOnWriteArrayList<>();
        private final List<Path> folders = new CopyOnWriteArrayList<>();
        private final AtomicInteger folderFailures = new AtomicInteger();
        private volatile Wait beforeSync = NOTHING;
        private volatile FileOutputStream last;

        private interface Wait {
            void run() throws Exception;
        }

        @Override
        public boolean isWaitedFor() {
            return true;
        }

        @Override
        public void sync(FileOutputStream file) throws IOException {
            long length = file.getChannel().size();
            try {
                beforeSync.run();
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
            lengths.add(length);
            last = file;
        }

        @Override
        public void syncFolder(Path synced) throws IOException {
            if (folderFailures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IOException("sync of a folder failed");
            }
            folders.add(synced);
        }
    }
}
