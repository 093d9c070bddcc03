package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.LogReader;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.StoredProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of more runs than are looked at whenever it is listed. */
final class LargeProjectTest {

    private static final int RUNS = ProjectCatalogue.SMALL + 50;

    @TempDir
    private Path storage;

    private CountedLooks repository;
    private RunIndex index;

    @BeforeEach
    void makeRuns() throws IOException {
        for (int n = 0; n < RUNS; n++) {
            RunFiles files = run("run-" + n).at(RunFiles.START.plusSeconds(n)).step(0, "count", Map.of("n", n));
            Files.setLastModifiedTime(files.files().log(), FileTime.from(RunFiles.START.plusSeconds(n)));
        }
        repository = new CountedLooks(storage);
        index = new RunIndex(repository, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        repository.permits.release(10 * RUNS);
        index.close();
    }

    private RunFiles run(String app) {
        return RunFiles.in(storage, "project", app);
    }

    private List<ApplicationSummary> listed() {
        return index.applications("project").orElseThrow();
    }

    private ApplicationSummary listed(String app) {
        return listed().stream()
                .filter(run -> run.appId().equals(app))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isListedWithoutALookAtAnyRun() {
        assertThat(listed()).hasSize(RUNS);
        assertThat(listed().get(0).appId()).isEqualTo("run-" + (RUNS - 1));
        repository.looks.set(0);

        assertThat(listed()).hasSize(RUNS);

        assertThat(repository.looks.get()).isZero();
    }

    @Test
    void showsNewRunsAfterALookAtThemOnly() {
        listed();
        repository.looks.set(0);

        run("new").step(0, "count", Map.of());

        await().untilAsserted(() -> assertThat(listed()).hasSize(RUNS + 1));
        assertThat(repository.looks.get()).isLessThan(10);
    }

    @Test
    void forgetsRunsThatAreGone() throws IOException {
        listed();
        RunFiles gone = run("run-7");
        Files.delete(gone.files().log());
        Files.delete(gone.files().folder());

        await().untilAsserted(() -> assertThat(listed()).hasSize(RUNS - 1));
    }

    @Test
    void showsARunThatWasQuietForLongWhenItIsLookedAtAgain() {
        listed();
        run("run-3").at(RunFiles.START.plusSeconds(9_000)).step(1, "count", Map.of());
        assertThat(listed("run-3").steps()).isEqualTo(1);

        assertThat(index.lookAgain("project", List.of("run-3", "run-4"))).isTrue();

        assertThat(listed("run-3").steps()).isEqualTo(2);
        assertThat(listed().get(0).appId()).isEqualTo("run-3");
        assertThat(index.lookAgain("project", List.of("run-3", "run-4"))).isFalse();
    }

    @Test
    void showsARunThatWasQuietForLongWhenItIsToldThatItChanged() {
        listed();
        run("run-3").at(RunFiles.START.plusSeconds(9_000)).step(1, "count", Map.of());
        assertThat(listed("run-3").steps()).isEqualTo(1);

        index.changed(new ApplicationKey("project", "run-3"));

        assertThat(listed("run-3").steps()).isEqualTo(2);
    }

    @Test
    void followsARunThatIsLively() {
        listed();
        RunFiles live = run("run-3").step(1, "count", Map.of());
        index.run(new ApplicationKey("project", "run-3"));

        live.step(2, "count", Map.of());

        assertThat(listed("run-3").steps()).isEqualTo(3);
    }

    @Test
    void tellsOfARunThatWasQuietForLong() throws InterruptedException {
        listed();
        try (ChangeSubscription subscription = index.subscribe(key -> true)) {
            // The many that were found before; what is told in front of that is forgotten, as all is to be read anew.
            await().until(() ->
                    subscription.take(Duration.ofMillis(50), Duration.ZERO).resync());
            run("run-3").step(1, "count", Map.of());

            List<String> told = new ArrayList<>();
            await().until(() -> {
                subscription
                        .take(Duration.ofMillis(50), Duration.ZERO)
                        .notices()
                        .forEach(notice -> told.add(notice.app()));
                return told.contains("run-3");
            });
        }
    }

    @Test
    void isUsedWhileItIsReadNewestFirst() {
        repository.permits.drainPermits();
        repository.isHeld = true;
        RunList none = index.applicationsSoon("project").orElseThrow();
        assertThat(none.runs()).isEmpty();
        assertThat(none.indexing()).isEqualTo(new Indexing(0, RUNS));
        assertThat(index.actions("project")).contains(new ActionRoll(List.of(), new Indexing(0, RUNS)));

        repository.permits.release(40);
        // Several are read at a time, and the newest need not be done first.
        await().until(() -> {
            List<ApplicationSummary> runs =
                    index.applicationsSoon("project").orElseThrow().runs();
            return runs.size() >= 20 && runs.get(0).appId().equals("run-" + (RUNS - 1));
        });
        RunList some = index.applicationsSoon("project").orElseThrow();
        assertThat(some.indexing()).isEqualTo(new Indexing(some.runs().size(), RUNS));
        assertThat(repository.read.subList(0, 20))
                .allMatch(app -> Integer.parseInt(app.substring("run-".length())) > RUNS - 50);
        assertThat(index.projectsSoon().indexing()).isNotNull();

        repository.isHeld = false; // a run may be read again, while others wait
        repository.permits.release(10 * RUNS);
        assertThat(listed()).hasSize(RUNS);
        assertThat(index.applicationsSoon("project").orElseThrow().indexing()).isNull();
        assertThat(index.projectsSoon().indexing()).isNull();
        assertThat(index.actions("project").orElseThrow().indexing()).isNull();
    }

    /** Or the newest would wait for those that the round comes by first. */
    @Test
    void leavesNewRunsToTheirTurnWhileARoundGoesOn() throws InterruptedException {
        repository.permits.drainPermits();
        repository.isHeld = true;
        try (ChangeSubscription subscription = index.subscribe(key -> true)) {
            assertThat(subscription.take(Duration.ZERO, Duration.ZERO).notices())
                    .isEmpty();
            await().until(() -> repository.permits.getQueueLength() > 1);
            int rounds = repository.rounds.get();

            await().until(() -> repository.rounds.get() > rounds + 5);

            assertThat(repository.looks.get()).isLessThan(RUNS / 10);
        }
    }

    /** Counts looks at single runs, and lets so many logs be read. */
    private static final class CountedLooks extends ForwardingRepository {

        private final AtomicInteger looks = new AtomicInteger();
        private final AtomicInteger rounds = new AtomicInteger();
        private final Semaphore permits = new Semaphore(0);
        private final List<String> read = Collections.synchronizedList(new ArrayList<>());
        private volatile boolean isHeld;

        CountedLooks(Path storage) {
            super(storage);
        }

        @Override
        public List<StoredProject> projects() {
            rounds.incrementAndGet();
            return super.projects();
        }

        @Override
        public Optional<StoredApplication> application(ApplicationKey key) {
            looks.incrementAndGet();
            return super.application(key);
        }

        @Override
        public List<String> applicationIds(String projectId) {
            return super.applications(projectId).stream()
                    .map(stored -> stored.key().app())
                    .toList();
        }

        @Override
        public LogRead readLog(ApplicationKey key, long position, LogReader reader) {
            if (isHeld) {
                permits.acquireUninterruptibly();
            }
            read.add(key.app());
            return super.readLog(key, position, reader);
        }
    }
}
