package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.test.TestClock;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.EntryFilter;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.LogReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunBeginningTest {

    private static final ApplicationKey RUN = new ApplicationKey("project", "run");

    @TempDir
    Path storage;

    private RunFiles files() {
        return RunFiles.in(storage, "project", "run").graph("n", "count");
    }

    private RunFiles steps(int count) {
        RunFiles files = files();
        for (int i = 0; i < count; i++) {
            files.step(i, "count", Map.of("n", i));
        }
        return files;
    }

    private RunIndex index() {
        return new RunIndex(new FileTrackingRepository(new TrackingDirectory(storage)), TestClock.at(RunFiles.START));
    }

    @Test
    void takesNoMoreOfALongLogThanItShows() {
        steps(2_000);
        CountingRepository repository = new CountingRepository(storage);

        RunBeginning beginning = new RunIndex(repository, TestClock.at(RunFiles.START))
                .beginning(RUN, 200)
                .orElseThrow();

        assertThat(beginning.steps()).hasSize(200);
        assertThat(repository.entries).hasValue(401);
    }

    @Test
    void showsTheStepsAsTheWholeRunDoes() {
        steps(500);
        RunIndex index = index();

        RunBeginning beginning = index.beginning(RUN, 200).orElseThrow();

        assertThat(beginning.steps()).isEqualTo(index.run(RUN).orElseThrow().steps(-1, 200));
    }

    @Test
    void knowsThatThereIsMore() {
        steps(500);

        assertThat(index().beginning(RUN, 200).orElseThrow().total()).isEqualTo(201);
    }

    @Test
    void knowsHowMuchMoreWhereTheRunIsListed() {
        steps(500);
        RunIndex index = index();
        index.applications("project");

        assertThat(index.beginning(RUN, 200).orElseThrow().total()).isEqualTo(500);
    }

    @Test
    void isAllOfAShortRun() {
        steps(2);
        RunIndex index = index();
        Run whole = index.run(RUN).orElseThrow();

        assertThat(index.beginning(RUN, 200)).hasValue(new RunBeginning(whole.steps(-1, 2), 2, whole.version()));
    }

    @Test
    void leavesOutLongStepsBehindTheFirstMegabytes() {
        RunFiles files = files();
        for (int i = 0; i < 8; i++) {
            files.step(i, "count", Map.of("n", "n".repeat(1 << 20)));
        }

        RunBeginning beginning = index().beginning(RUN, 200).orElseThrow();

        assertThat(beginning.steps()).hasSizeBetween(2, 4);
        assertThat(beginning.total()).isEqualTo(beginning.steps().size() + 1);
    }

    @Test
    void isNoneOfARunThatIsNotThere() {
        assertThat(index().beginning(RUN, 200)).isEmpty();
    }

    private static final class CountingRepository extends ForwardingRepository {

        private final FileTrackingRepository files;
        private final AtomicLong entries = new AtomicLong();

        CountingRepository(Path storage) {
            super(storage);
            this.files = new FileTrackingRepository(new TrackingDirectory(storage));
        }

        @Override
        public LogRead readLog(ApplicationKey key, long position, EntryFilter filter, LogReader reader) {
            return files.readLog(key, position, filter, new LogReader() {
                @Override
                public void entry(Line line, TrackingEvent event) {
                    entries.incrementAndGet();
                    reader.entry(line, event);
                }

                @Override
                public void unreadable(Line line, String why) {
                    entries.incrementAndGet();
                    reader.unreadable(line, why);
                }
            });
        }
    }
}
