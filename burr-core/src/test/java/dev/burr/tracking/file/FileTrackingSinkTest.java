package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.burr.core.ApplicationId;
import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.tracking.TrackingException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class FileTrackingSinkTest {

    private static final LogTime TIME = LogTime.of(Instant.parse("2026-11-23T16:17:56.446363Z"));

    @TempDir
    private Path storage;

    private final AtomicLong nanos = new AtomicLong();
    private final Map<String, ApplicationRecord> applications = new ConcurrentHashMap<>();
    private final TrackingFailures failures = new TrackingFailures(OnFailure.WARN);
    private final ListAppender<ILoggingEvent> warnings = new ListAppender<>();
    private FileTrackingSink sink;

    @BeforeEach
    void open() {
        sink = sink(256, failures);
        warnings.start();
        logger().addAppender(warnings);
    }

    @AfterEach
    void close() {
        logger().detachAppender(warnings);
        sink.close();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(FileTrackingSink.class);
    }

    private FileTrackingSink sink(int maxOpenFiles, TrackingFailures counted) {
        return Sinks.sink(new TrackingDirectory(storage), maxOpenFiles, counted, nanos::get, Disk.UNWAITED);
    }

    @Test
    void putsNothingButItsFilesIntoTheFolder() throws IOException {
        sink.open(application("a"));

        assertThat(names("p/a")).containsExactly("graph.json", "log.jsonl", "metadata.json");
        assertThat(names("p")).containsExactly("a");
    }

    @Test
    void hasWrittenWhenItReturns() throws IOException {
        sink.open(application("a"));
        sink.append(application("a"), List.of(step(0), step(1)));

        assertThat(events("a")).hasSize(3).endsWith(step(0), step(1)).first().isInstanceOf(WriterOpened.class);
    }

    @Test
    void endsATornLineBeforeItWrites() throws IOException {
        sink.open(application("a"));
        sink.close();
        Files.writeString(log("a"), Files.readString(log("a")) + "{\"type\":\"begin_en");

        FileTrackingSink later = sink(256, failures);
        later.append(application("a"), List.of(step(1)));
        later.close();

        assertThat(Files.readAllLines(log("a"))).hasSize(3).element(1).isEqualTo("{\"type\":\"begin_en");
        assertThat(events("a")).containsExactly(events("a").get(0), step(1));
    }

    @Test
    void writesFromAnInterruptedThread() throws IOException {
        Thread.currentThread().interrupt();
        sink.open(application("parent"));
        sink.open(child("child", "parent"));
        sink.append(application("parent"), List.of(step(0)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(events("parent")).hasSize(2);
        assertThat(lines("p/parent/children.jsonl")).hasSize(1);
        assertThat(failures.count().failures()).isZero();
    }

    @Test
    void stillRecordsWhatComesAfterItWasClosed() throws IOException {
        sink.open(application("a"));
        sink.close();
        sink.append(application("a"), List.of(step(0)));

        assertThat(events("a")).hasSize(2).endsWith(step(0));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void keepsFewFilesOpen() throws IOException {
        FileTrackingSink frugal = sink(3, failures);
        for (int turn = 0; turn < 4; turn++) {
            for (int i = 0; i < 10; i++) {
                nanos.incrementAndGet();
                frugal.append(application("app" + i), List.of(step(turn)));
                assertThat(openFiles()).hasSizeBetween(1, 3);
            }
        }

        for (int i = 0; i < 10; i++) {
            assertThat(events("app" + i)).containsExactly(step(0), step(1), step(2), step(3));
        }
        assertThat(openFiles()).containsExactlyInAnyOrder(log("app7"), log("app8"), log("app9"));
        frugal.close();
        assertThat(openFiles()).isEmpty();
    }

    @Test
    void keepsLinesWholeWhenManyThreadsWrite() throws Exception {
        FileTrackingSink shared = sink(2, failures);
        inParallel(8, thread -> {
            for (int i = 0; i < 200; i++) {
                shared.append(application("app" + i % 5), List.of(step(thread), step(i)));
            }
        });
        shared.close();

        for (int app = 0; app < 5; app++) {
            List<TrackingEvent> events = events("app" + app);
            assertThat(events).hasSize(8 * 40 * 2);
            assertThat(events).filteredOn(step(app)::equals).hasSizeGreaterThanOrEqualTo(8);
        }
        assertThat(failures.count().failures()).isZero();
    }

    @Nested
    final class Links {

        @Test
        void aChildToItsParentOnce() throws IOException {
            sink.open(application("parent"));
            sink.open(child("child", "parent"));
            sink.open(child("child", "parent"));

            assertThat(lines("p/parent/children.jsonl"))
                    .singleElement()
                    .asString()
                    .contains("\"app_id\":\"child\"", "\"event_type\":\"fork\",\"sequence_id\":4}");
        }

        @Test
        void aChildOnceWhoseMetadataCouldNotBeWritten() throws IOException {
            sink.open(application("parent"));
            sink.open(child("child", "parent"));
            sink.close();
            Files.delete(storage.resolve("p/child/metadata.json"));
            sink.open(child("child", "parent"));

            assertThat(lines("p/parent/children.jsonl")).hasSize(1);
            assertThat(storage.resolve("p/child/metadata.json")).exists();
        }

        @Test
        void aChildAgainThatWasDeletedAndMadeAnew() throws IOException {
            sink.open(application("parent"));
            sink.open(child("child", "parent"));
            sink.close();
            Files.delete(storage.resolve("p/child/metadata.json"));
            Files.delete(log("child"));
            sink.open(child("child", "parent"));

            assertThat(lines("p/parent/children.jsonl")).hasSize(2);
        }

        @Test
        void behindATornLine() throws IOException {
            sink.open(application("parent"));
            Files.writeString(storage.resolve("p/parent/children.jsonl"), "{\"ty");
            sink.open(child("child", "parent"));

            assertThat(lines("p/parent/children.jsonl")).hasSize(2).first().isEqualTo("{\"ty");
        }

        @Test
        void noParentThatIsNotRecordedHere() throws IOException {
            sink.open(child("child", "elsewhere"));
            sink.open(child("child2", "../p"));

            assertThat(names("p")).containsExactly("child", "child2");
            assertThat(failures.count().failures()).isZero();
        }

        @Test
        void childrenThatAreBuiltAtTheSameTime() throws Exception {
            sink.open(application("parent"));
            inParallel(8, thread -> {
                FileTrackingSink own = sink(256, failures);
                for (int i = 0; i < 20; i++) {
                    own.open(child("child-%d-%d".formatted(thread, i), "parent"));
                }
                own.close();
            });

            assertThat(lines("p/parent/children.jsonl")).hasSize(160).allMatch(line -> line.endsWith("}"));
            assertThat(failures.count().failures()).isZero();
        }
    }

    @Nested
    final class WhenTheFolderIsDeletedUnderWay {

        @BeforeEach
        void record() throws IOException {
            sink.open(application("a"));
            sink.append(application("a"), List.of(step(0)));
            sink.append(application("a"), List.of(step(1)));
            delete(storage);
        }

        @Test
        void goesOnInANewOneAfterAWhile() throws IOException {
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            sink.append(application("a"), List.of(step(2)));

            assertThat(events("a")).containsExactly(step(2));
            assertThat(names("p/a")).containsExactly("graph.json", "log.jsonl", "metadata.json");
        }

        @Test
        void countsWhatItHadWrittenSinceItLooked() {
            nanos.addAndGet(Duration.ofMillis(999).toNanos());
            sink.append(application("a"), List.of(step(2), step(3)));
            nanos.addAndGet(Duration.ofMillis(1).toNanos());
            sink.append(application("a"), List.of(step(4)));

            assertThat(failures.count().lostEvents()).isEqualTo(3);
            assertThat(failures.count().failures()).isEqualTo(1);
            assertThat(warnings.list)
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .asString()
                    .startsWith("Steps may be lost: file '" + log("a") + "' was deleted, replaced or shortened");
        }

        @Test
        void endsTheRunWhenItIsTold() throws IOException {
            FileTrackingSink strict = sink(256, new TrackingFailures(OnFailure.FAIL));
            strict.open(application("strict"));
            delete(storage);

            assertThatThrownBy(() -> strict.append(application("strict"), List.of(step(0))))
                    .isInstanceOf(TrackingException.class)
                    .hasMessageMatching(
                            "File '.*log\\.jsonl' was deleted, .* Leave it alone while its application runs\\.");
            assertThat(events("strict")).containsExactly(step(0));
        }

        @Test
        void asksNowAndThenOnly() {
            nanos.addAndGet(Duration.ofMillis(999).toNanos());
            sink.append(application("a"), List.of(step(2)));

            assertThat(storage).doesNotExist();
            assertThat(failures.count().failures()).isZero();
        }

        @Test
        void noticesThatAnotherTookItsPlace() throws IOException {
            Files.createDirectories(storage.resolve("p/a"));
            Files.writeString(log("a"), "{\"type\":\"later\"}\n");
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            sink.append(application("a"), List.of(step(2)));

            assertThat(events("a")).hasSize(2).endsWith(step(2));
        }
    }

    @Nested
    final class WhenItCantWrite {

        @Test
        void countsAndWarnsOnceForEachCause() throws IOException {
            Files.createDirectories(log("a"));
            Files.createDirectories(log("b"));
            sink.open(application("a"));
            sink.append(application("a"), List.of(step(0), step(1)));
            sink.append(application("b"), List.of(step(0)));

            assertThat(failures.count().failures()).isEqualTo(3);
            assertThat(failures.count().lostEvents()).isEqualTo(4);
            assertThat(warnings.list)
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .asString()
                    .startsWith("Steps are not recorded: file '" + log("a") + "' can't be written (")
                    .endsWith("Runs go on; further losses of this kind are only counted.");
        }

        @Test
        void goesOnWhenItCanAgain() throws IOException {
            Files.writeString(storage.resolve("p"), "in the way");
            sink.open(application("a"));
            sink.append(application("a"), List.of(step(0)));
            assertThat(failures.count().lostEvents()).isEqualTo(2);

            Files.delete(storage.resolve("p"));
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            sink.append(application("a"), List.of(step(1)));

            assertThat(events("a")).containsExactly(step(1));
            assertThat(names("p/a")).containsExactly("graph.json", "log.jsonl", "metadata.json");
        }

        @Test
        void triesSoonAtFirstAndThenNowAndThen() throws IOException {
            Files.writeString(storage.resolve("p"), "in the way");
            for (int line = 0; line < 6; line++) {
                sink.append(application("a"), List.of(step(line)));
            }
            Files.delete(storage.resolve("p"));

            sink.append(application("a"), List.of(step(6))); // tried at lines 0, 1, 2, 4 and 8
            sink.append(application("a"), List.of(step(7)));
            assertThat(storage.resolve("p")).doesNotExist();
            sink.append(application("a"), List.of(step(8)));

            assertThat(failures.count().lostEvents()).isEqualTo(8);
            assertThat(events("a")).containsExactly(step(8));
        }

        @Test
        void triesAtOnceForAnApplicationThatIsBuilt() throws IOException {
            Files.writeString(storage.resolve("p"), "in the way");
            for (int line = 0; line < 6; line++) {
                sink.append(application("a"), List.of(step(line)));
            }
            Files.delete(storage.resolve("p"));

            sink.open(application("a"));

            assertThat(events("a")).hasSize(1);
        }

        @Test
        void failsWhenItIsTold() throws IOException {
            Files.writeString(storage.resolve("p"), "in the way");
            FileTrackingSink strict = sink(256, new TrackingFailures(OnFailure.FAIL));

            assertThatThrownBy(() -> strict.append(application("a"), List.of(step(0))))
                    .isInstanceOf(TrackingException.class)
                    .hasMessageMatching(
                            "File '.*log\\.jsonl' can't be written: .*\\. Free the way, or set tracking to warn of"
                                    + " failures only\\.")
                    .hasCauseInstanceOf(IOException.class);
            assertThat(warnings.list).isEmpty();
        }

        @Test
        @EnabledOnOs(OS.LINUX)
        void losesOnlyTheLinesThatTheDiskHasNoRoomFor() throws IOException {
            Files.createDirectories(log("full").getParent());
            Files.createSymbolicLink(log("full"), Path.of("/dev/full"));
            sink.append(application("full"), List.of(step(0)));
            sink.append(application("full"), List.of(step(1)));
            sink.append(application("roomy"), List.of(step(0)));
            Files.delete(log("full"));

            assertThat(failures.count().lostEvents()).isEqualTo(2);
            assertThat(warnings.list).hasSize(1);
            assertThat(warnings.list.get(0).getFormattedMessage()).contains("(No space left on device)");
            assertThat(events("roomy")).containsExactly(step(0));
        }

        @Test
        void losesTheGraphOnlyWhenTheGraphFails() throws IOException {
            ApplicationRecord application = withoutGraph("a");
            sink.open(application);
            sink.append(application, List.of(step(0)));

            assertThat(events("a")).hasSize(2);
            assertThat(names("p/a")).containsExactly("log.jsonl", "metadata.json");
            assertThat(failures.count().failures()).isEqualTo(1);
            assertThat(failures.count().lostEvents()).isZero();
            assertThat(warnings.list)
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .asString()
                    .startsWith("Steps are recorded, but not what stands beside them: file '"
                            + log("a").resolveSibling("graph.json") + "' can't be written (no source).");
        }

        @Test
        void writesTheRestEvenWhereAFailureEndsTheRun() throws IOException {
            FileTrackingSink strict = sink(256, new TrackingFailures(OnFailure.FAIL));

            assertThatThrownBy(() -> strict.open(withoutGraph("a"))).isInstanceOf(TrackingException.class);

            assertThat(names("p/a")).containsExactly("log.jsonl", "metadata.json");
        }

        @Test
        void losesTheLinkOnlyWhenTheParentCantBeWritten() throws IOException {
            sink.open(application("parent"));
            Files.createDirectories(storage.resolve("p/parent/children.jsonl"));

            sink.open(child("child", "parent"));

            assertThat(names("p/child")).containsExactly("graph.json", "log.jsonl", "metadata.json");
            assertThat(failures.count().failures()).isEqualTo(1);
        }

        @Test
        void triesWhatStandsBesideTheLogAgainWithTheNextLook() throws IOException {
            var disk = new RefusingDisk(2);
            try (FileTrackingSink refused = on(disk)) {
                refused.open(application("a"));
                assertThat(names("p/a")).containsExactly("log.jsonl");
                assertThat(failures.count().failures()).isEqualTo(2);

                refused.append(application("a"), List.of(step(0)));
            }

            assertThat(names("p/a")).containsExactly("graph.json", "log.jsonl", "metadata.json");
            assertThat(failures.count().failures()).isEqualTo(2);
            assertThat(failures.count().lostEvents()).isZero();
        }

        @Test
        void doesNotTryThatWithEachLine() {
            var disk = new RefusingDisk(Integer.MAX_VALUE);
            try (FileTrackingSink refused = on(disk)) {
                refused.open(application("a"));
                for (int i = 0; i < 8; i++) {
                    refused.append(application("a"), List.of(step(i)));
                }
                assertThat(disk.asked).isEqualTo(2 * (1 + 4)); // behind the first, second, fourth and eighth line

                nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                refused.append(application("a"), List.of(step(8)));
                assertThat(disk.asked).isEqualTo(2 * (1 + 4 + 1));
            }
        }

        @Test
        void addsTheLinkWhenTheParentCanBeWrittenAgainAndOnlyOnce() throws IOException {
            sink.open(application("parent"));
            Path children = Files.createDirectories(storage.resolve("p/parent/children.jsonl"));
            ApplicationRecord child = child("child", "parent");
            sink.open(child);
            Files.delete(children);

            sink.append(child, List.of(step(0)));
            sink.append(child, List.of(step(1)));

            assertThat(lines("p/parent/children.jsonl"))
                    .singleElement()
                    .asString()
                    .contains("\"app_id\":\"child\"", "\"event_type\":\"fork\"");
            assertThat(failures.count().failures()).isEqualTo(1);
        }

        @Test
        void leavesADocumentThatAnotherHasWrittenMeanwhile() throws IOException {
            try (FileTrackingSink refused = on(new RefusingDisk(2))) {
                refused.open(application("a"));
                Files.writeString(storage.resolve("p/a/graph.json"), "{}");
                refused.append(application("a"), List.of(step(0)));
            }

            assertThat(lines("p/a/graph.json")).containsExactly("{}");
            assertThat(names("p/a")).contains("metadata.json");
        }

        private FileTrackingSink on(Disk disk) {
            return Sinks.sink(new TrackingDirectory(storage), 256, failures, nanos::get, disk);
        }

        /** Refuses what stands beside logs, so many times. Logs are not waited for. */
        private static final class RefusingDisk implements Disk {

            private final int refusals;
            private int asked;

            private RefusingDisk(int refusals) {
                this.refusals = refusals;
            }

            @Override
            public boolean isWaitedFor() {
                return false;
            }

            @Override
            public void sync(FileOutputStream file) throws IOException {
                if (asked++ < refusals) {
                    throw new IOException("refused");
                }
            }

            @Override
            public void syncFolder(Path folder) {
                // Not asked for.
            }
        }

        @Test
        void countsWhatATextStandsForAndWarnsOnce() {
            sink.replaced("The source of action 'a'", new IllegalStateException("one"));
            sink.replaced("The source of action 'a'", new IllegalStateException("two"));

            assertThat(failures.count().failures()).isEqualTo(2);
            assertThat(failures.count().lostEvents()).isZero();
            assertThat(warnings.list)
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .asString()
                    .startsWith("The source of action 'a' can't be recorded; a text that says so stands in its place.");
        }

        private static ApplicationRecord withoutGraph(String id) {
            return new ApplicationRecord(
                    ApplicationId.of(id),
                    () -> {
                        throw new IllegalStateException("no source");
                    },
                    MetadataDocument.EMPTY,
                    TIME);
        }
    }

    /** One for each id, as it is the object that is taken for the writer. */
    private ApplicationRecord application(String id) {
        return applications.computeIfAbsent(id, FileTrackingSinkTest::built);
    }

    private static ApplicationRecord built(String id) {
        return new ApplicationRecord(
                ApplicationId.of(id),
                () -> new GraphDocument("count", List.of(), List.of()),
                MetadataDocument.EMPTY,
                TIME);
    }

    private static ApplicationRecord child(String id, String parent) {
        return new ApplicationRecord(
                ApplicationId.of(id),
                () -> new GraphDocument("count", List.of(), List.of()),
                new MetadataDocument(null, new Pointer(parent, 4L, null), null, null),
                TIME);
    }

    private static TrackingEvent step(int id) {
        return new BeginEntry(TIME, "count", Map.of(), id);
    }

    private Path log(String id) {
        return storage.resolve("p").resolve(id).resolve("log.jsonl");
    }

    private List<TrackingEvent> events(String id) throws IOException {
        var events = new ArrayList<TrackingEvent>();
        new TrackingLogReader(log(id)).read(0, line -> {
            if (line instanceof LogLine.Event event) {
                events.add(event.event());
            }
        });
        return events;
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(storage.resolve(file));
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> children = Files.list(storage.resolve(folder))) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    /** The files below the storage directory that this process has open. */
    private List<Path> openFiles() throws IOException {
        var open = new ArrayList<Path>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).startsWith(storage.toRealPath())) {
                    open.add(Files.readSymbolicLink(descriptor));
                }
            }
        }
        return open;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private interface Work {
        void of(int thread) throws Exception;
    }

    private static void inParallel(int threads, Work work) throws Exception {
        var executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> tasks = IntStream.range(0, threads)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        work.of(thread);
                        return null;
                    })
                    .toList();
            for (Future<Void> done : executor.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
