package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.core.ApplicationId;
import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An application is deleted that this process has open. */
final class DeletionWhileWritingTest {

    private static final LogTime TIME = LogTime.of(Instant.parse("2026-11-26T12:00:00Z"));
    private static final Map<String, ApplicationRecord> APPLICATIONS = new ConcurrentHashMap<>();
    private static final ApplicationRecord APPLICATION = application("a");

    @TempDir
    private Path storage;

    private final AtomicLong nanos = new AtomicLong();
    private TrackingDirectory directory;
    private FileTrackingSink sink;
    private ApplicationFiles files;

    @BeforeEach
    void open() {
        directory = new TrackingDirectory(storage);
        files = directory.application("p", "a");
        sink = Sinks.sink(directory, 256, new TrackingFailures(OnFailure.FAIL), nanos::get, Disk.UNWAITED);
        sink.open(APPLICATION);
    }

    @AfterEach
    void close() {
        sink.close();
    }

    private static ApplicationRecord application(String id) {
        return APPLICATIONS.computeIfAbsent(
                id,
                name -> new ApplicationRecord(
                        new ApplicationId(name, null),
                        () -> new GraphDocument("count", List.of(), List.of()),
                        MetadataDocument.EMPTY,
                        TIME));
    }

    private void append() {
        sink.append(APPLICATION, List.of(new BeginEntry(TIME, "count", Map.of(), 7)));
    }

    private boolean delete() throws IOException {
        Instant lastActivity = Files.getLastModifiedTime(files.log()).toInstant();
        return sink.delete("a", () -> new RunDeletion(files).unlessChangedSince(lastActivity));
    }

    @Test
    void isRefusedForTenMinutesWhateverTheFileSystemSaysOfTheTime() throws IOException {
        nanos.addAndGet(Duration.ofMinutes(10).toNanos() - 1);

        assertThat(delete()).isFalse();
        assertThat(files.log()).exists();
    }

    @Test
    void makesTheApplicationGoOnInANewFolder() throws IOException {
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());

        assertThat(delete()).isTrue();
        assertThat(files.folder()).doesNotExist();

        append();
        assertThat(RecordedProject.names(files.folder())).containsExactly("graph.json", "log.jsonl", "metadata.json");
        assertThat(Files.readAllLines(files.log())).hasSize(1);
    }

    @Test
    @Timeout(20)
    void holdsUpWhoWantsToWriteMeanwhile() throws IOException, InterruptedException {
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        var writer = new Thread(this::append);
        Instant lastActivity = Files.getLastModifiedTime(files.log()).toInstant();

        sink.delete("a", () -> {
            writer.start();
            while (writer.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            return new RunDeletion(files).unlessChangedSince(lastActivity);
        });

        writer.join();
        assertThat(Files.readAllLines(files.log())).hasSize(1);
    }

    @Test
    void isOpenedAgainWhenItIsNotDeletedAfterAll() throws IOException {
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());

        assertThat(sink.delete("a", () -> false)).isFalse();

        append();
        assertThat(Files.readAllLines(files.log())).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void byAnotherProcessCostsNothingWhereTheRetentionAllowsIt(OnFailure policy) throws IOException {
        var failures = new TrackingFailures(policy);
        ApplicationFiles idle = directory.application("p", "idle");
        try (FileTrackingSink other = Sinks.sink(directory, 256, failures, nanos::get, Disk.UNWAITED)) {
            other.open(application("idle"));
            step(other, 7);
            Duration rest = Duration.ofMinutes(10);
            nanos.addAndGet(rest.toNanos());
            Instant now =
                    Files.getLastModifiedTime(idle.log()).toInstant().plus(rest).plusMillis(1);
            var pruning = new Pruning(directory, Clock.fixed(now, ZoneOffset.UTC));
            pruning.plan("p", Retention.unlimited().withMaxAge(rest)).forEachRemaining(run -> delete(pruning, run));
            assertThat(idle.folder()).doesNotExist();

            step(other, 8);
        }

        assertThat(Files.readAllLines(idle.log())).hasSize(2);
        assertThat(RecordedProject.names(idle.folder())).containsExactly("graph.json", "log.jsonl", "metadata.json");
        assertThat(failures.count().failures()).isZero();
        assertThat(failures.count().lostEvents()).isZero();
    }

    @Test
    void bySomebodyWhoDoesNotWaitCostsWhatWasWrittenSinceTheLastLook() throws IOException {
        var failures = new TrackingFailures(OnFailure.WARN);
        ApplicationFiles idle = directory.application("p", "idle");
        try (FileTrackingSink other = Sinks.sink(directory, 256, failures, nanos::get, Disk.UNWAITED)) {
            other.open(application("idle"));
            step(other, 7);
            nanos.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
            Files.delete(idle.log());

            step(other, 8);
        }

        assertThat(failures.count().lostEvents()).isEqualTo(1);
    }

    private static void delete(Pruning pruning, OverdueRun run) {
        try {
            pruning.delete(run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void step(FileTrackingSink sink, long id) {
        sink.append(application("idle"), List.of(new BeginEntry(TIME, "count", Map.of(), id)));
        sink.append(application("idle"), List.of(new EndEntry(TIME, "count", Map.of(), null, Map.of(), id)));
    }

    @Test
    void needsNoLockForAnIdThatOnlyBurrWrites() throws IOException {
        assertThat(sink.delete("ünsafe", () -> true)).isTrue();
    }
}
