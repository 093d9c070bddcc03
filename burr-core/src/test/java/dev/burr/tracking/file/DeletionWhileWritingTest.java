package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.core.ApplicationId;
import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An application is deleted that this process has open. */
final class DeletionWhileWritingTest {

    private static final LogTime TIME = LogTime.of(Instant.parse("2026-11-26T12:00:00Z"));
    private static final ApplicationRecord APPLICATION = new ApplicationRecord(
            new ApplicationId("a", null),
            () -> new GraphDocument("count", List.of(), List.of()),
            MetadataDocument.EMPTY,
            TIME);

    @TempDir
    private Path storage;

    private final AtomicLong nanos = new AtomicLong();
    private FileTrackingSink sink;
    private ApplicationFiles files;

    @BeforeEach
    void open() {
        var directory = new TrackingDirectory(storage);
        files = directory.application("p", "a");
        sink = Sinks.sink(directory, 256, new TrackingFailures(OnFailure.FAIL), nanos::get, Disk.UNWAITED);
        sink.open(APPLICATION);
    }

    @AfterEach
    void close() {
        sink.close();
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

    @Test
    void needsNoLockForAnIdThatOnlyBurrWrites() throws IOException {
        assertThat(sink.delete("ünsafe", () -> true)).isTrue();
    }
}
