package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.test.TestClock;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.Indexing;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.FileTrackingRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UndeclaredWritesTest {

    @TempDir
    Path storage;

    private RunIndex index;
    private RunFiles honest;

    @BeforeEach
    void record() {
        honest = RunFiles.in(storage, "project", "honest")
                .graph("n", "ask")
                .step(0, "ask", Map.of("n", 1, "given", true));
        RunFiles.in(storage, "project", "secretive")
                .graph("n", "ask")
                .step(0, "ask", Map.of("n", 1))
                .step(1, "ask", Map.of("n", 1, "mood", "good"));
        RunFiles.in(storage, "project", "without graph")
                .step(0, "ask", Map.of("n", 1))
                .step(1, "ask", Map.of("n", 1, "mood", "good"));
        index = new RunIndex(new FileTrackingRepository(new TrackingDirectory(storage)), TestClock.at(RunFiles.START));
    }

    private List<ApplicationSummary> runs() {
        return index.applications("project").orElseThrow();
    }

    private static List<String> ids(UndeclaredWrites.Found found) {
        return found.runs().stream().map(ApplicationSummary::appId).toList();
    }

    @Test
    void areThoseOfStepsThatChangedWhatTheirActionDoesNotDeclare() {
        UndeclaredWrites.Found found = new UndeclaredWrites(index, Duration.ofMinutes(1)).among("project", runs());

        assertThat(ids(found)).containsExactly("secretive");
        assertThat(found.indexing()).isNull();
    }

    @Test
    void areLookedForAgainInARunThatHasGrown() {
        var writes = new UndeclaredWrites(index, Duration.ofMinutes(1));
        assertThat(ids(writes.among("project", runs()))).doesNotContain("honest");

        honest.step(1, "ask", Map.of("n", 1, "given", false));

        assertThat(ids(writes.among("project", runs()))).contains("honest");
    }

    @Test
    void sayHowManyRunsWereLookedThroughWhenTheTimeIsOver() {
        UndeclaredWrites.Found found = new UndeclaredWrites(index, Duration.ofNanos(-1)).among("project", runs());

        assertThat(found.runs()).isEmpty();
        assertThat(found.indexing()).isEqualTo(new Indexing(0, 3));
    }

    @Test
    void letNobodyWaitForLargeLogsWhichAreReadOneByOne() {
        Queue<Runnable> aside = new ArrayDeque<>();
        var writes = new UndeclaredWrites(index, Duration.ofMinutes(1), 10, aside::add);

        assertThat(writes.among("project", runs()).indexing()).isEqualTo(new Indexing(0, 3));
        writes.among("project", runs());
        for (int read = 1; read <= 3; read++) {
            assertThat(aside).hasSize(1);
            aside.remove().run();
            assertThat(writes.among("project", runs()).indexing()).isEqualTo(read == 3 ? null : new Indexing(read, 3));
        }

        assertThat(ids(writes.among("project", runs()))).containsExactly("secretive");
        assertThat(aside).isEmpty();
    }

    @Test
    void giveEachLargeLogItsTurnAlsoWhereTheFirstGoesOnChanging() {
        honest.step(1, "ask", Map.of("n", 1)).step(2, "ask", Map.of("n", 1));
        Queue<Runnable> aside = new ArrayDeque<>();
        var writes = new UndeclaredWrites(index, Duration.ofMinutes(1), 10, aside::add);

        for (int step = 3; step < 6; step++) {
            assertThat(runs().get(0).appId()).isEqualTo("honest");
            writes.among("project", runs());
            aside.remove().run();
            honest.step(step, "ask", Map.of("n", step));
        }

        UndeclaredWrites.Found found = writes.among("project", runs());
        assertThat(ids(found)).containsExactly("secretive");
        assertThat(found.indexing()).isEqualTo(new Indexing(2, 3));
    }

    @Test
    void areReadOnAfterALargeLogCouldNotBeHandedOver() {
        Queue<Runnable> aside = new ArrayDeque<>();
        AtomicBoolean full = new AtomicBoolean(true);
        var writes = new UndeclaredWrites(index, Duration.ofMinutes(1), 10, reading -> {
            if (full.get()) {
                throw new RejectedExecutionException("full");
            }
            aside.add(reading);
        });
        assertThatThrownBy(() -> writes.among("project", runs())).isInstanceOf(RejectedExecutionException.class);

        full.set(false);
        writes.among("project", runs());

        assertThat(aside).hasSize(1);
    }
}
