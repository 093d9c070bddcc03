package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.FileTrackingRepository;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedValuesTest {

    @TempDir
    private Path storage;

    /** A run of two actions as a list knows it, read anew each time. */
    private RunOverview run(String app, String second) {
        ApplicationKey key = new ApplicationKey("project", app);
        FileTrackingRepository repository = new FileTrackingRepository(new TrackingDirectory(storage));
        if (repository.application(key).isEmpty()) {
            RunFiles.in(storage, "project", app).step(0, "first", Map.of()).step(1, second, Map.of());
        }
        ListedRun run = new ListedRun(repository.application(key).orElseThrow(), repository);
        run.refresh(repository.application(key).orElseThrow());
        return run.overview();
    }

    @Test
    void runsOfTheSameActionsHaveOneSetOfNames() {
        SharedValues values = new SharedValues();

        RunOverview one = values.share(run("one", "second"));
        RunOverview other = values.share(run("other", "second"));

        assertThat(one.actions()).containsExactly("first", "second").isSameAs(other.actions());
        assertThat(values.share(run("third", "another")).actions()).containsExactly("another", "first");
    }

    @Test
    void keepsAsManySetsOfNamesAsThereIsRoomFor() {
        SharedValues values = new SharedValues(400);
        for (int n = 0; n < 100; n++) {
            values.share(run("run-" + n, "action-" + n));
        }

        assertThat(values.share(run("run-0", "action-0")).actions()).contains("action-0");
        assertThat(values.share(run("run-99", "action-99")).actions()).isEmpty();
        assertThat(values.share(run("run-99", "action-99")))
                .isEqualTo(values.share(run("run-99", "action-99")))
                .satisfies(run -> assertThat(run.ran("action-99")).isTrue())
                .satisfies(run -> assertThat(run.ran("first")).isFalse());
    }

    @Test
    void givesTheRoomBackThatRunsTookWhichAreNotKept() {
        SharedValues values = new SharedValues(400);
        RunOverview one = values.share(run("one", "second"));
        RunOverview other = values.share(run("other", "second"));
        long ofOne = values.bytesOfNames();

        values.release(one);
        assertThat(values.bytesOfNames()).isEqualTo(ofOne);
        assertThat(values.share(run("third", "second")).actions()).isSameAs(other.actions());
        values.release(other);
        values.release(other);

        assertThat(values.bytesOfNames()).isZero();
    }

    @Test
    void hasRoomForOtherSetsOfNamesWhenRunsAreGone() {
        SharedValues values = new SharedValues(400);
        for (int n = 0; n < 100; n++) {
            RunOverview run = values.share(run("run-" + n, "action-" + n));

            assertThat(run.actions()).contains("action-" + n);
            values.release(run);
        }
    }
}
