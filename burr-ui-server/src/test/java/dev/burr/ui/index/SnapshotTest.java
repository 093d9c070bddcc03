package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.tracking.WriterIdentity;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.LogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an index keeps saves work, and changes no answer. */
final class SnapshotTest {

    @TempDir
    private Path storage;

    @TempDir
    private Path cache;

    private ReadRuns repository;
    private Path snapshot;

    @BeforeEach
    void makeRuns() {
        repository = new ReadRuns(storage);
        snapshot = cache.resolve("index").resolve("runs");
        run("plain").step(0, "count", Map.of("n", 1));
        run("failed").partition("user").fail(0, "count", "boom", Map.of()).begin(1, "count");
        run("fork")
                .metadata(new MetadataDocument(
                        "é\ud800",
                        new Pointer("plain", 0L, "p"),
                        new Pointer("x", null, null),
                        WriterIdentity.current()))
                .log(new WriterOpened(RunFiles.in(storage, "project", "fork").now(), WriterIdentity.current()))
                .begin(1, "count", Map.of("text", "emoji \uD83D\uDE00"));
        RunFiles.in(storage, "other", "empty");
    }

    private RunFiles run(String app) {
        return RunFiles.in(storage, "project", app);
    }

    private RunIndex started() {
        RunIndex index = new RunIndex(repository, Clock.systemUTC(), snapshot);
        index.start();
        return index;
    }

    /** What is known of all runs, found out by an index that keeps nothing. */
    private List<?> truth() {
        try (RunIndex index = new RunIndex(new ReadRuns(storage), Clock.systemUTC())) {
            return answers(index);
        }
    }

    private static List<?> answers(RunIndex index) {
        return List.of(
                index.projects(),
                index.applications("project").map(List::copyOf),
                index.applications("other").map(List::copyOf),
                Set.copyOf(index.logged("project")));
    }

    private void keep() {
        try (RunIndex index = started()) {
            assertThat(answers(index)).isEqualTo(truth());
        }
        assertThat(snapshot).isRegularFile();
        repository.read.clear();
    }

    @Test
    void sparesTheNextIndexFromReadingWhatDidNotChange() {
        keep();

        try (RunIndex index = started()) {
            await().until(() -> index.applications("project").orElseThrow().size() == 3);

            assertThat(answers(index)).isEqualTo(truth());
            assertThat(repository.read).isEmpty();
        }
    }

    @Test
    void keepsWhichActionsRanInWhichRun() {
        run("plain").step(1, "finish", Map.of());
        run("alike").step(0, "count", Map.of()).step(1, "finish", Map.of());
        keep();

        try (RunIndex index = started()) {
            await().until(() -> index.applications("project").orElseThrow().size() == 4);

            assertThat(index.actions("project")).contains(new ActionRoll(List.of("count", "finish"), null));
            assertThat(index.applicationsSoon("project", "finish").orElseThrow().runs())
                    .extracting(ApplicationSummary::appId)
                    .containsExactlyInAnyOrder("plain", "alike");
            assertThat(repository.read).isEmpty();
        }
    }

    @Test
    void isWrittenWhileTheServerRuns() {
        try (RunIndex index = started()) {
            await().until(() -> Files.exists(snapshot));

            assertThat(new SnapshotFileContent(snapshot).apps()).contains("plain", "failed", "fork", "empty");
            assertThat(index.applications("project")).isPresent();
        }
    }

    @Test
    void isNotBelievedOfWhatChangedMeanwhile() throws IOException {
        keep();
        run("plain").step(1, "count", Map.of("n", 2));
        Files.delete(run("failed").files().log());
        Files.delete(run("failed").files().metadata());
        Files.delete(run("failed").files().folder());
        run("new").step(0, "count", Map.of());
        Path replaced = run("fork").files().log();
        FileTime time = Files.getLastModifiedTime(replaced);
        String content = Files.readString(replaced);
        Files.delete(replaced);
        Files.writeString(replaced, content.replace("count", "other"));
        Files.setLastModifiedTime(replaced, time);

        try (RunIndex index = started()) {
            await().untilAsserted(() -> assertThat(answers(index)).isEqualTo(truth()));
        }
        assertThat(repository.read).contains("plain", "new").doesNotContain("empty");
    }

    @Test
    void mayBeThatOfAnotherServerOnTheSameStorage() {
        try (RunIndex first = started();
                RunIndex second = started()) {
            assertThat(answers(first)).isEqualTo(answers(second));
            run("plain").step(1, "count", Map.of("n", 2));
            assertThat(answers(first)).isEqualTo(truth()).isEqualTo(answers(second));
        }
        keep();
        try (RunIndex third = started()) {
            await().untilAsserted(() -> assertThat(answers(third)).isEqualTo(truth()));
        }
    }

    @Test
    void mayBeDeletedWhileTheServerRuns() throws IOException {
        keep();
        try (RunIndex index = started()) {
            answers(index);
            Files.deleteIfExists(snapshot);
            run("plain").step(1, "count", Map.of("n", 2));

            assertThat(answers(index)).isEqualTo(truth());
        }
        assertThat(snapshot).isRegularFile();
    }

    @Test
    void leavesNothingElseBehind() throws IOException {
        keep();

        try (Stream<Path> files = Files.list(snapshot.getParent())) {
            assertThat(files).containsExactly(snapshot);
        }
    }

    @Test
    void thatCannotBeWrittenIsNoObstacle() throws IOException {
        Files.writeString(snapshot.getParent(), "a file in the way");

        try (RunIndex index = started()) {
            assertThat(answers(index)).isEqualTo(truth());
        }
    }

    @Nested
    final class IsIgnored {

        private void assertUnusable(byte[] bytes, String why) throws IOException {
            Files.write(snapshot, bytes);

            assertThatThrownBy(() -> new SnapshotFile(snapshot).read())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(why);
        }

        @Test
        void tornAtEveryByte() throws IOException {
            keep();
            byte[] whole = Files.readAllBytes(snapshot);
            for (int length = 0; length < whole.length; length++) {
                assertUnusable(Arrays.copyOf(whole, length), snapshot.toString());
            }
            Files.write(snapshot, Arrays.copyOf(whole, whole.length / 2));

            try (RunIndex index = started()) {
                await().untilAsserted(() -> assertThat(answers(index)).isEqualTo(truth()));
            }
        }

        @Test
        void withAnyByteChanged() throws IOException {
            keep();
            byte[] whole = Files.readAllBytes(snapshot);
            for (int at = 0; at < whole.length; at++) {
                byte[] other = whole.clone();
                other[at] ^= 0x41;
                assertUnusable(other, snapshot.toString());
            }
        }

        @Test
        void withMoreBehindIt() throws IOException {
            keep();
            byte[] whole = Files.readAllBytes(snapshot);

            assertUnusable(Arrays.copyOf(whole, whole.length + 1), "is damaged");
        }
    }

    /** Which runs a snapshot has. */
    private record SnapshotFileContent(Path path) {

        List<String> apps() {
            try {
                return new SnapshotFile(path)
                        .read().values().stream()
                                .flatMap(List::stream)
                                .map(run -> run.stored().key().app())
                                .toList();
            } catch (IOException unusable) {
                throw new AssertionError(unusable);
            }
        }
    }

    /** Notes whose logs are read. */
    private static final class ReadRuns extends ForwardingRepository {

        private final Set<String> read = ConcurrentHashMap.newKeySet();

        ReadRuns(Path storage) {
            super(storage);
        }

        @Override
        public LogRead readLog(ApplicationKey key, long position, LogReader reader) {
            read.add(key.app());
            return super.readLog(key, position, reader);
        }
    }
}
