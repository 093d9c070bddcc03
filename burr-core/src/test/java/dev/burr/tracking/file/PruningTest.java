package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.file.OverdueRun.Kept;
import dev.burr.tracking.file.OverdueRun.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PruningTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Retention MONTH = Retention.unlimited().withMaxAge(Duration.ofDays(30));
    private static final Retention NEWEST = Retention.unlimited().withMaxRuns(1);

    private final WriterIdentity self = WriterIdentity.current();
    private final WriterIdentity gone =
            new WriterIdentity(Long.MAX_VALUE, self.processStart(), self.host(), self.bootId(), "test");

    @TempDir
    private Path storage;

    private RecordedProject project;
    private Pruning pruning;

    @BeforeEach
    void open() {
        project = new RecordedProject(storage.resolve("p"));
        pruning = pruning(NOW);
    }

    private Pruning pruning(Instant now) {
        return new Pruning(new TrackingDirectory(storage), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Instant daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private List<OverdueRun> overdue(Retention limits) throws IOException {
        var found = new ArrayList<OverdueRun>();
        pruning.plan("p", limits).forEachRemaining(found::add);
        return found;
    }

    private List<String> deletable(Retention limits) throws IOException {
        return overdue(limits).stream()
                .filter(run -> run.kept() == null)
                .map(OverdueRun::appId)
                .toList();
    }

    private void prune(Retention limits) throws IOException {
        for (OverdueRun run : overdue(limits)) {
            pruning.delete(run);
        }
    }

    @Nested
    final class Finds {

        @Test
        void whatIsTooOldOldestFirst() throws IOException {
            project.ended("b", daysAgo(31));
            project.ended("c", daysAgo(29));
            project.ended("a", daysAgo(40));

            assertThat(overdue(MONTH)).extracting(OverdueRun::appId).containsExactly("a", "b");
            assertThat(overdue(MONTH)).extracting(OverdueRun::limit).containsOnly(Limit.AGE);
            assertThat(overdue(MONTH)).extracting(OverdueRun::lastActivity).containsExactly(daysAgo(40), daysAgo(31));
        }

        @Test
        void whatIsTooMuchOldestFirst() throws IOException {
            project.ended("b", daysAgo(2));
            project.ended("c", daysAgo(1));
            project.ended("a", daysAgo(3));

            assertThat(deletable(Retention.unlimited().withMaxRuns(2))).containsExactly("a");
            assertThat(deletable(Retention.unlimited().withMaxRuns(3))).isEmpty();
        }

        @Test
        void whatTakesTooMuchRoomOldestFirst() throws IOException {
            long bytes = 0;
            for (int day = 1; day <= 3; day++) {
                ApplicationFiles files = project.ended("day" + day, daysAgo(day));
                bytes = Files.size(files.log()) + Files.size(files.metadata()) + 20;
            }

            assertThat(deletable(Retention.unlimited().withMaxBytes(3 * bytes))).isEmpty();
            assertThat(deletable(Retention.unlimited().withMaxBytes(3 * bytes - 1)))
                    .containsExactly("day3");
            assertThat(overdue(Retention.unlimited().withMaxBytes(bytes - 1)))
                    .extracting(OverdueRun::bytes)
                    .containsExactly(bytes, bytes, bytes);
        }

        @Test
        void nothingInAProjectThatIsNotThere() throws IOException {
            assertThat(overdue(NEWEST)).isEmpty();
        }

        @Test
        void nothingWithoutLimits() throws IOException {
            project.ended("a", daysAgo(1000));

            assertThat(overdue(Retention.unlimited())).isEmpty();
        }
    }

    @Nested
    final class Keeps {

        private Kept reason(Retention limits) throws IOException {
            return overdue(limits).get(0).kept();
        }

        @Test
        void whatWasWrittenToLately() throws IOException {
            project.ended("a", NOW.minus(Duration.ofMinutes(10)));
            project.ended("b", NOW);

            assertThat(reason(NEWEST)).isEqualTo(Kept.RECENT);
            pruning = pruning(NOW.plusMillis(1));
            assertThat(deletable(NEWEST)).containsExactly("a");
        }

        @Test
        void whatIsFromTheFutureOfAClockThatWentBack() throws IOException {
            project.ended("a", NOW.plus(Duration.ofDays(1)));
            project.ended("b", NOW.plus(Duration.ofDays(2)));

            assertThat(reason(NEWEST)).isEqualTo(Kept.RECENT);
        }

        @Test
        void aStepThatAProcessMayStillEnd() throws IOException {
            project.open("a", daysAgo(50), self);

            assertThat(reason(MONTH)).isEqualTo(Kept.RUNNING);
        }

        @Test
        void aStepOfTheProcessThatTheMetadataNames() throws IOException {
            project.openOnly("a", daysAgo(50), self);

            assertThat(reason(MONTH)).isEqualTo(Kept.RUNNING);
        }

        @Test
        void aStepOfAnyProcessForADay() throws IOException {
            project.open("a", NOW.minus(Duration.ofHours(23)), gone);
            project.ended("b", NOW);

            assertThat(reason(NEWEST)).isEqualTo(Kept.RUNNING);
        }

        @Test
        void butNotOneWhoseProcessIsGone() throws IOException {
            project.open("a", daysAgo(2), gone);
            project.ended("b", NOW);

            assertThat(deletable(NEWEST)).containsExactly("a");
        }

        @Test
        void butNotWhatAProcessThatLivesHasEnded() throws IOException {
            ApplicationFiles files = project.open("a", daysAgo(50), self);
            project.ended("a", daysAgo(50));

            assertThat(Files.readAllLines(files.log())).hasSize(4);
            assertThat(deletable(MONTH)).containsExactly("a");
        }

        @Test
        void asMuchOfTheOthersAsThereIsRoomFor() throws IOException {
            project.open("a", daysAgo(3), self);
            project.ended("b", daysAgo(2));
            project.ended("c", daysAgo(1));

            assertThat(deletable(Retention.unlimited().withMaxRuns(2))).containsExactly("b");
        }

        @Test
        void aFolderWithSomethingElseInIt() throws IOException {
            Files.write(project.ended("a", daysAgo(50)).folder().resolve("model.bin"), new byte[1]);
            Files.createDirectory(project.ended("b", daysAgo(49)).folder().resolve(".cache.tmp"));
            Files.createFile(project.ended("c", daysAgo(48)).folder().resolve(".notes"));

            assertThat(overdue(MONTH)).extracting(OverdueRun::kept).hasSize(3).containsOnly(Kept.OTHER_FILES);
        }

        @Test
        void butNotForWhatACrashOrAMacHasLeftInIt() throws IOException {
            Path folder = project.ended("a", daysAgo(50)).folder();
            Files.createFile(folder.resolve(".graph.json.5d1c.tmp"));
            Files.createFile(folder.resolve(".DS_Store"));

            prune(MONTH);

            assertThat(folder).doesNotExist();
        }

        @Test
        void aFolderWhoseLogIsOfSomethingElse() throws IOException {
            ApplicationFiles files = project.ended("a", daysAgo(50));
            Files.writeString(files.log(), "{\"epoch\":1,\"loss\":0.5}\n");
            project.lastWritten(files, daysAgo(50));

            assertThat(reason(MONTH)).isEqualTo(Kept.NO_LOG);
        }

        @Test
        void butNotALogThatACrashHasLeftEmptyOrTorn() throws IOException {
            ApplicationFiles empty = project.ended("a", daysAgo(50));
            Files.writeString(empty.log(), "");
            project.lastWritten(empty, daysAgo(50));
            ApplicationFiles torn = project.ended("b", daysAgo(50));
            Files.writeString(torn.log(), "{\"type\":\"beg");
            project.lastWritten(torn, daysAgo(50));

            assertThat(deletable(MONTH)).containsExactly("a", "b");
        }
    }

    @Nested
    final class Deletes {

        @Test
        void theFolder() throws IOException {
            project.ended("a", daysAgo(50));
            project.ended("b", daysAgo(1));

            assertThat(pruning.delete(overdue(MONTH).get(0))).isTrue();

            assertThat(project.names()).containsExactly("b");
        }

        @Test
        void nothingElseOfTheProject() throws IOException {
            project.ended("a", daysAgo(50));
            Path annotations = Files.createFile(storage.resolve("p/annotations.jsonl"));
            Path noLog = Files.createDirectory(storage.resolve("p/notes"));
            Files.createFile(noLog.resolve("graph.json"));

            prune(MONTH);

            assertThat(annotations).exists();
            assertThat(noLog.resolve("graph.json")).exists();
        }

        @Test
        void nothingBehindALink() throws IOException {
            var elsewhere = new RecordedProject(storage.resolve("elsewhere"));
            ApplicationFiles target = elsewhere.ended("a", daysAgo(50));
            Files.createDirectory(storage.resolve("p"));
            Files.createSymbolicLink(storage.resolve("p/link"), target.folder());
            ApplicationFiles linkedLog = project.ended("log", daysAgo(50));
            Files.delete(linkedLog.log());
            Files.createSymbolicLink(linkedLog.log(), target.log());
            ApplicationFiles linkedGraph = project.ended("graph", daysAgo(50));
            Files.delete(linkedGraph.graph());
            Files.createSymbolicLink(linkedGraph.graph(), target.graph());

            assertThat(overdue(MONTH)).extracting(OverdueRun::appId).containsExactly("graph");
            assertThat(deletable(MONTH)).isEmpty();
        }

        @Test
        void whatIsInAProjectThatIsItselfALink() throws IOException {
            var elsewhere = new RecordedProject(storage.resolve("elsewhere"));
            elsewhere.ended("a", daysAgo(50));
            elsewhere.ended("b", daysAgo(1));
            Path empty = Files.createDirectory(storage.resolve("elsewhere/empty"));
            Files.setLastModifiedTime(empty, FileTime.from(daysAgo(1)));
            Files.createSymbolicLink(storage.resolve("p"), storage.resolve("elsewhere"));

            prune(MONTH);
            pruning.removeLeftovers(pruning.plan("p", MONTH));

            assertThat(elsewhere.names()).containsExactly("b");
            assertThat(storage.resolve("p")).isSymbolicLink();
        }

        @Test
        void nothingThatWasWrittenToSinceItWasFound() throws IOException {
            ApplicationFiles files = project.ended("a", daysAgo(50));
            OverdueRun found = overdue(MONTH).get(0);

            project.lastWritten(files, NOW);

            assertThat(pruning.delete(found)).isFalse();
            assertThat(RecordedProject.names(files.folder())).hasSize(5);
        }

        @Test
        void nothingThatIsToBeKept() throws IOException {
            ApplicationFiles files = project.open("a", daysAgo(50), self);

            assertThat(pruning.delete(overdue(MONTH).get(0))).isFalse();
            assertThat(files.log()).exists();
        }

        @Test
        void whatAnotherHasDeletedWithoutComplaint() throws IOException {
            project.ended("a", daysAgo(50));
            OverdueRun found = overdue(MONTH).get(0);
            pruning.delete(found);

            assertThat(pruning.delete(found)).isFalse();
        }

        @Test
        void whatAnInterruptedDeletionHasLeft() throws IOException {
            ApplicationFiles files = project.ended("a", daysAgo(50));
            Files.delete(files.children());
            Files.delete(files.graph());
            Files.delete(files.metadata());
            Path empty = Files.createDirectory(storage.resolve("p/empty"));
            Files.setLastModifiedTime(empty, FileTime.from(daysAgo(1)));
            Path fresh = Files.createDirectory(storage.resolve("p/fresh"));
            Files.setLastModifiedTime(fresh, FileTime.from(NOW));

            prune(MONTH);
            pruning.removeLeftovers(pruning.plan("p", MONTH));

            assertThat(project.names()).containsExactly("fresh");
        }
    }
}
