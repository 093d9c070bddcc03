package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.FileTrackingRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The place of a run gives back what was made of it to be kept: all but what it keeps. */
final class RunSlotTest {

    private static final ApplicationKey RUN = new ApplicationKey("project", "run");

    /** What is kept as far as the slot tells, the same run as often as it was made. */
    private final List<RunOverview> kept = new ArrayList<>();

    @TempDir
    private Path storage;

    private FileTrackingRepository repository;
    private RunFiles files;
    private RunSlot slot;

    @BeforeEach
    void setUp() {
        repository = new FileTrackingRepository(new TrackingDirectory(storage));
        files = RunFiles.in(storage, "project", "run").step(0, "first", Map.of());
        slot = new RunSlot(
                RUN,
                new RunSlot.Memory(new RecentRuns<>(10, run -> 1), new RecentRuns<>(10, run -> 1)),
                new RunSlot.Listener() {
                    @Override
                    public RunOverview compact(RunOverview now) {
                        kept.add(now);
                        return now;
                    }

                    @Override
                    public void released(RunOverview compacted) {
                        assertThat(kept.remove(compacted)).isTrue();
                    }

                    @Override
                    public void updated(RunSlot slot, @Nullable RunOverview before, RunOverview now) {}
                });
    }

    private void list() {
        slot.list(() -> repository.application(RUN), stored -> new ListedRun(stored, repository));
    }

    @Test
    void keepsWhatWasFoundOutLast() {
        list();
        list();
        assertThat(kept).hasSize(1).containsExactly(slot.overview());

        files.step(1, "second", Map.of());
        list();
        assertThat(kept).hasSize(1).containsExactly(slot.overview());
        assertThat(kept.get(0).actions()).containsExactly("first", "second");
    }

    @Test
    void keepsNothingOfARunThatIsForgotten() {
        list();
        slot.forget();
        slot.forget();

        assertThat(kept).isEmpty();
    }

    @Test
    void keepsNothingThatIsFoundOutOfARunThatIsForgotten() {
        slot.forget();
        list();
        assertThat(kept).isEmpty();

        files.step(1, "second", Map.of());
        list();
        assertThat(kept).isEmpty();
    }
}
