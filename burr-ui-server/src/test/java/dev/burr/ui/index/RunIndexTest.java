package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import dev.burr.test.TestClock;
import dev.burr.tracking.ChildLink;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.WriterLiveness;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.LogReader;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.TrackingRepository;
import java.io.IOException;
import java.lang.Thread.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunIndexTest {

    private static final ApplicationKey RUN = new ApplicationKey("project", "run");

    @TempDir
    Path storage;

    private final TestClock clock = TestClock.at(RunFiles.START);

    private RunFiles files(String app) {
        return RunFiles.in(storage, "project", app);
    }

    private RunIndex index() {
        return index(new FileTrackingRepository(new TrackingDirectory(storage)));
    }

    private RunIndex index(TrackingRepository repository) {
        return new RunIndex(repository, clock);
    }

    private static Run run(RunIndex index) {
        return index.run(RUN).orElseThrow();
    }

    @Nested
    final class ReadsOn {

        @Test
        void onlyWhatWasWrittenSince() {
            RunFiles files = files("run").graph("n", "count").step(0, "count", Map.of("n", 1));
            CountingRepository repository = new CountingRepository(storage);
            RunIndex index = index(repository);
            assertThat(run(index).total()).isEqualTo(1);
            long first = repository.entries.get();

            files.step(1, "count", Map.of("n", 2));

            assertThat(run(index).step(1).changed()).containsExactly("n");
            assertThat(repository.entries.get() - first).isEqualTo(2);
        }

        @Test
        void nothingWhenNothingChanged() {
            files("run").graph("n", "count").step(0, "count", Map.of("n", 1));
            CountingRepository repository = new CountingRepository(storage);
            RunIndex index = index(repository);
            run(index);
            long first = repository.entries.get();

            run(index);
            index.projects();
            index.applications("project");

            assertThat(repository.entries.get()).isEqualTo(first);
        }

        @Test
        void eachLineOnceHoweverManyAsk() throws Exception {
            RunFiles files = files("run").graph("n", "count").step(0, "count", Map.of("n", 1));
            CountingRepository repository = new CountingRepository(storage);
            RunIndex index = index(repository);
            run(index);
            Thread later = new Thread(() -> run(index));
            Thread early = new Thread(() -> run(index));
            CountDownLatch looked = new CountDownLatch(1);
            repository.afterLooking = () -> {
                if (Thread.currentThread() == early) {
                    looked.countDown();
                    await().until(() -> later.getState() == State.BLOCKED || later.getState() == State.TERMINATED);
                }
            };

            early.start();
            looked.await();
            files.step(1, "count", Map.of("n", 2));
            later.start();
            early.join();
            later.join();

            assertThat(run(index).total()).isEqualTo(2);
            assertThat(repository.entries).hasValue(4);
        }

        @Test
        void aLineWhenItIsWhole() {
            RunFiles files = files("run").graph("n", "count").step(0, "count", Map.of("n", 1));
            RunIndex index = index();
            files.logText("{\"type\":\"begin_entry\",\"start_time\":\"2026-11-23T10:00:00Z\",\"action\":\"count\",");
            assertThat(run(index).total()).isEqualTo(1);

            files.logText("\"inputs\":{},\"sequence_id\":1}\n");

            assertThat(run(index).total()).isEqualTo(2);
            assertThat(run(index).problems()).isEmpty();
        }

        @Test
        void aLogThatWasReplacedByAShorterOneFromItsStart() throws IOException {
            RunFiles files = files("run")
                    .graph("n", "count")
                    .step(0, "count", Map.of("n", 1))
                    .step(1, "count", Map.of("n", 2));
            RunIndex index = index();
            assertThat(run(index).total()).isEqualTo(2);

            Files.writeString(files.files().log(), "");
            files.step(0, "count", Map.of("other", 1));

            assertThat(run(index).total()).isEqualTo(1);
            assertThat(run(index).stateAfter(0)).get().extracting("other").isEqualTo(1);
        }

        @Test
        void aLogThatWasReplacedByALongerOneFromItsStart() throws IOException {
            RunFiles files = files("run").graph("n", "count").step(0, "count", Map.of("n", 1));
            RunIndex index = index();
            assertThat(run(index).total()).isEqualTo(1);
            RunFiles other = files("other")
                    .step(5, "else", Map.of("n", 1))
                    .step(6, "else", Map.of("n", 2))
                    .step(7, "else", Map.of("n", 3));

            Files.delete(files.files().log());
            Files.copy(other.files().log(), files.files().log());

            assertThat(run(index).steps(-1, 10))
                    .extracting(StepSummary::sequenceId)
                    .containsExactly(5L, 6L, 7L);
        }

        @Test
        void aLogFromItsStartInWhichOnlyAnEndWasWrittenOver() throws IOException {
            RunFiles files = files("run").step(0, "count", Map.of("n", 1)).step(1, "count", Map.of("m", 2));
            Path log = files.files().log();
            Files.setLastModifiedTime(log, FileTime.from(RunFiles.START));
            RunIndex index = index();
            assertThat(run(index).step(0).added()).containsExactly("n");

            Files.writeString(log, Files.readString(log).replace("{\"n\":1,", "{\"m\":1,"));
            Files.setLastModifiedTime(log, FileTime.from(RunFiles.START.plusSeconds(1)));

            assertThat(run(index).step(0).added()).containsExactly("m");
        }

        @Test
        void aLogFromItsStartInWhichOnlyTheLastEndWasWrittenOverBeforeItGrew() throws IOException {
            RunFiles files = files("run").step(0, "count", Map.of("n", 1));
            Path log = files.files().log();
            RunIndex index = index();
            assertThat(run(index).step(0).added()).containsExactly("n");

            Files.writeString(log, Files.readString(log).replace("{\"n\":1,", "{\"m\":1,"));
            files.step(1, "count", Map.of("m", 2));

            assertThat(run(index).step(0).added()).containsExactly("m");
        }

        @Test
        void aLogThatCouldNotBeReadOnceItCan() throws IOException {
            RunFiles files = files("run");
            Files.createDirectory(files.files().log());
            RunIndex index = index();
            assertThat(run(index).problems())
                    .containsExactly(new Problem(0, 0, "log.jsonl cannot be read. It is a folder."));
            assertThat(run(index).summary().problems()).isEqualTo(1);

            Files.delete(files.files().log());
            files.step(0, "count", Map.of("n", 1));

            assertThat(run(index).total()).isEqualTo(1);
            assertThat(run(index).problems()).isEmpty();
        }

        @Test
        void whatIsLeftOfALogThatCouldNotBeReadToItsEnd() {
            files("run").step(0, "count", Map.of("n", 1)).step(1, "count", Map.of("n", 2));
            CountingRepository repository = new CountingRepository(storage);
            RunIndex index = index(repository);
            repository.breakingAfter = 1;
            assertThat(run(index).step(0).status()).isNotEqualTo(StepStatus.SUCCEEDED);
            assertThat(run(index).problems()).extracting(Problem::message).containsExactly("The disk is broken.");
            assertThat(listed(index).problems()).isEqualTo(1);

            repository.breakingAfter = Integer.MAX_VALUE;

            assertThat(listed(index).problems()).isZero();
            assertThat(run(index).total()).isEqualTo(2);
            assertThat(run(index).step(0).attempts()).isEqualTo(1);
        }

        private ApplicationSummary listed(RunIndex index) {
            return index.applications("project").orElseThrow().get(0);
        }

        @Test
        void theGraphWhenItAppearsLater() {
            RunFiles files =
                    files("run").step(0, "count", Map.of("n", 1, "m", 1)).step(1, "count", Map.of("n", 2, "m", 2));
            RunIndex index = index();
            assertThat(run(index).step(1).undeclared()).isEmpty();

            files.graph("n", "count");

            assertThat(run(index).step(1).undeclared()).containsExactly("m");
        }
    }

    @Test
    void opensAHiddenRunWithoutListingIt() throws IOException {
        files("run").graph("n", "count").step(0, "count", Map.of("n", 1));
        files(".hidden").graph("n", "count").step(0, "count", Map.of("n", 1));
        Files.setLastModifiedTime(storage.resolve("project"), FileTime.from(RunFiles.START.minusSeconds(10)));
        RunIndex index = index();
        index.projects();

        assertThat(index.run(new ApplicationKey("project", ".hidden"))).isPresent();

        assertThat(index.applications("project").orElseThrow())
                .extracting(ApplicationSummary::appId)
                .containsExactly("run");
        assertThat(index.projects())
                .singleElement()
                .extracting(ProjectSummary::runs)
                .isEqualTo(1);
        assertThat(index.logged("project")).hasSize(1);
    }

    @Nested
    final class Forgets {

        @Test
        void runsThatAreGone() throws IOException {
            RunFiles files = files("run").step(0, "count", Map.of("n", 1));
            files("other");
            RunIndex index = index();
            assertThat(index.applications("project")).get().asInstanceOf(LIST).hasSize(2);

            Files.delete(files.files().log());
            Files.delete(files.files().folder());

            assertThat(index.applications("project")).get().asInstanceOf(LIST).hasSize(1);
            assertThat(index.run(RUN)).isEmpty();
        }

        /** As somebody who deletes old runs does it, in several steps, while another looks at one. */
        @Test
        void aRunThatIsDeletedWhileItIsShown() throws IOException {
            RunFiles files = files("run").graph("n", "count").step(0, "count", Map.of("n", 1));
            RunIndex index = index();
            Run shown = index.run(RUN).orElseThrow();

            Files.delete(files.files().graph());
            assertThat(index.run(RUN)).get().extracting(Run::total).isEqualTo(1);
            Files.delete(files.files().log());
            assertThat(index.run(RUN)).isPresent();
            assertThat(shown.end(0)).isEmpty();
            Files.delete(files.files().folder());

            assertThat(index.run(RUN)).isEmpty();
            assertThat(shown.inputs(0)).isEmpty();
            assertThat(shown.stateBefore(0)).isEmpty();
        }

        @Test
        void theParentOfAForkAndTheChildOfARun() throws IOException {
            RunFiles parent = files("parent").step(0, "count", Map.of("n", 1));
            RunFiles run = files("run")
                    .metadata(new MetadataDocument(null, new Pointer("parent", 0L, null), null, null))
                    .child(new ChildLink(new Pointer("gone", null, null), parent.now(), ChildLink.Kind.FORK, 0L))
                    .step(1, "count", Map.of("n", 2));
            RunIndex index = index();
            assertThat(index.run(RUN)).isPresent();

            Files.delete(parent.files().log());
            Files.delete(parent.files().folder());
            run.step(2, "count", Map.of("n", 3));

            assertThat(index.run(RUN)).get().satisfies(orphan -> {
                assertThat(orphan.total()).isEqualTo(2);
                assertThat(orphan.stateBefore(0)).isEmpty();
                assertThat(orphan.summary().children()).isEqualTo(1);
                assertThat(orphan.summary().problems()).isZero();
            });
        }

        @Test
        void stepsOfRunsThatWereNotUsedLately() {
            RecentRuns<IndexedRun> recent = new RecentRuns<>(10, run -> 4);
            RunSlot[] slots = new RunSlot[4];
            IndexedRun[] runs = new IndexedRun[4];
            for (int n = 0; n < runs.length; n++) {
                files("run-" + n)
                        .step(0, "count", Map.of())
                        .step(1, "count", Map.of())
                        .step(2, "count", Map.of());
                slots[n] = slot(recent);
                runs[n] = opened(slots[n], "run-" + n);
                recent.get(slots[0]);
            }

            assertThat(recent.get(slots[0])).isSameAs(runs[0]);
            assertThat(recent.get(slots[1])).isNull();
            assertThat(recent.get(slots[2])).isNull();
            assertThat(recent.get(slots[3])).isSameAs(runs[3]);
        }

        /** Somebody may still be reading it, under a lock that the next one does not take. */
        @Test
        void whatBelongedToARunThatIsBackMeanwhile() {
            files("run").step(0, "count", Map.of());
            RecentRuns<IndexedRun> recent = new RecentRuns<>(10, run -> 4);
            RunSlot former = slot(recent);
            RunSlot back = slot(recent);

            IndexedRun before = opened(former, "run");

            assertThat(opened(back, "run")).isNotSameAs(before);
        }

        @Test
        void aRunThatSomebodyIsStillReading() {
            files("run").step(0, "count", Map.of());
            RecentRuns<IndexedRun> recent = new RecentRuns<>(10, run -> 4);
            RunSlot slot = slot(recent);

            slot.forget();
            opened(slot, "run");

            assertThat(recent.get(slot)).isNull();
        }

        private RunSlot slot(RecentRuns<IndexedRun> recent) {
            RunSlot.Listener nobody = new RunSlot.Listener() {
                @Override
                public RunOverview compact(RunOverview now) {
                    return now;
                }

                @Override
                public void released(RunOverview compacted) {}

                @Override
                public void updated(RunSlot slot, RunOverview before, RunOverview now) {}
            };
            return new RunSlot(RUN, new RunSlot.Memory(recent, new RecentRuns<>(10, run -> 1)), nobody);
        }

        private IndexedRun opened(RunSlot slot, String app) {
            FileTrackingRepository repository = new FileTrackingRepository(new TrackingDirectory(storage));
            ApplicationKey key = new ApplicationKey("project", app);
            StoredApplication stored = repository.application(key).orElseThrow();
            return slot.open(
                            () -> repository.application(key),
                            () -> new IndexedRun(stored, RunDocuments.read(key, repository), repository, Origin.NONE),
                            run -> run)
                    .orElseThrow();
        }
    }

    @Nested
    final class JudgesAnOpenStep {

        private static final WriterIdentity SELF = WriterIdentity.current();

        private ApplicationStatus statusAfter(WriterIdentity writer, Duration quiet) throws IOException {
            RunFiles files = files("run").graph("n", "count").metadata(new MetadataDocument(null, null, null, writer));
            files.begin(0, "count");
            Files.setLastModifiedTime(files.files().log(), FileTime.from(RunFiles.START));
            clock.set(RunFiles.START.plus(quiet));
            Run run = run(index());
            boolean running = run.summary().status() == ApplicationStatus.RUNNING;
            assertThat(run.step(0).status()).isEqualTo(running ? StepStatus.RUNNING : StepStatus.INTERRUPTED);
            return run.summary().status();
        }

        @Test
        void asRunningWhileItsProcessLives() throws IOException {
            assertThat(statusAfter(SELF, Duration.ofDays(3))).isEqualTo(ApplicationStatus.RUNNING);
        }

        @Test
        void asInterruptedWhenAnotherProcessHasItsNumber() throws IOException {
            WriterIdentity earlier = new WriterIdentity(
                    SELF.pid(), SELF.processStart().minusSeconds(100), SELF.host(), SELF.bootId(), "x");

            assertThat(statusAfter(earlier, Duration.ZERO)).isEqualTo(ApplicationStatus.INTERRUPTED);
        }

        @Test
        void asInterruptedWhenTheMachineWasStartedAnew() throws IOException {
            WriterIdentity beforeBoot =
                    new WriterIdentity(SELF.pid(), SELF.processStart(), SELF.host(), "another boot", "x");

            assertThat(statusAfter(beforeBoot, Duration.ZERO)).isEqualTo(ApplicationStatus.INTERRUPTED);
        }

        @Test
        void byQuietTimeWhenItsWriterIsElsewhere() throws IOException {
            WriterIdentity elsewhere = new WriterIdentity(1, null, "another-host", null, "x");

            assertThat(statusAfter(elsewhere, Duration.ofMinutes(9))).isEqualTo(ApplicationStatus.RUNNING);
            assertThat(statusAfter(elsewhere, Duration.ofMinutes(11))).isEqualTo(ApplicationStatus.INTERRUPTED);
        }

        @Test
        void byQuietTimeWhenItsWriterIsNotKnown() throws IOException {
            assertThat(statusAfter(null, Duration.ofMinutes(9))).isEqualTo(ApplicationStatus.RUNNING);
            assertThat(statusAfter(null, Duration.ofMinutes(11))).isEqualTo(ApplicationStatus.INTERRUPTED);
        }

        /** Burr writes the local time of its machine, which may be another than ours by up to 26 hours. */
        @Test
        void byTheTimeOfItsFileWhenItsEntriesNameNoZone() throws IOException {
            RunFiles files = files("run")
                    .logText(
                            "{\"type\":\"begin_entry\",\"start_time\":\"2026-11-22T09:59:59.500000\",\"action\":\"count\",\"inputs\":{},\"sequence_id\":0}\n");
            Files.setLastModifiedTime(files.files().log(), FileTime.from(RunFiles.START));
            clock.set(RunFiles.START.plus(Duration.ofMinutes(9)));
            RunIndex index = index();

            assertThat(run(index).summary().status()).isEqualTo(ApplicationStatus.RUNNING);
            clock.set(RunFiles.START.plus(Duration.ofMinutes(11)));
            assertThat(run(index).summary().status()).isEqualTo(ApplicationStatus.INTERRUPTED);
        }

        @Test
        void asInterruptedWhenACopyIsNewButItsEntriesAreOld() throws IOException {
            RunFiles files = files("run").begin(0, "count");
            Files.setLastModifiedTime(files.files().log(), FileTime.from(RunFiles.START.plus(Duration.ofDays(1))));
            clock.set(RunFiles.START.plus(Duration.ofDays(1)));

            assertThat(run(index()).summary().status()).isEqualTo(ApplicationStatus.INTERRUPTED);
        }

        @Test
        void byTheLastWriterThatOpenedTheLog() throws IOException {
            WriterIdentity dead = new WriterIdentity(
                    SELF.pid(), SELF.processStart().minusSeconds(100), SELF.host(), SELF.bootId(), "x");
            files("run").log(new WriterOpened(LogTime.of(RunFiles.START), SELF));

            assertThat(statusAfter(dead, Duration.ZERO)).isEqualTo(ApplicationStatus.RUNNING);
        }

        @Test
        void asInterruptedWhenALaterStepWasBegun() {
            files("run")
                    .metadata(new MetadataDocument(null, null, null, SELF))
                    .begin(0, "count")
                    .begin(1, "count");
            Run run = run(index());

            assertThat(run.step(0).status()).isEqualTo(StepStatus.INTERRUPTED);
            assertThat(run.step(1).status()).isEqualTo(StepStatus.RUNNING);
        }

        @Test
        void withAnotherVersionOnceItIsInterrupted() throws IOException {
            RunFiles files = files("run").graph("n", "count").begin(0, "count");
            Files.setLastModifiedTime(files.files().log(), FileTime.from(RunFiles.START));
            RunIndex index = index();
            String running = run(index).version();

            clock.advance(WriterLiveness.QUIET_TIME.plusSeconds(1));

            assertThat(run(index).version()).isNotEqualTo(running);
        }
    }

    @Nested
    final class LooksUpTheStateThatAForkBeganWith {

        private RunFiles fork(String app, String parent, long sequenceId) {
            return files(app)
                    .graph("n", "count")
                    .metadata(new MetadataDocument(null, new Pointer(parent, sequenceId, null), null, null));
        }

        @Test
        void throughALineOfForks() {
            files("origin").graph("n", "count").step(0, "count", Map.of("n", 1));
            fork("middle", "origin", 0).step(1, "count", Map.of("n", 2));
            fork("run", "middle", 1).step(2, "count", Map.of("n", 2, "m", 3));
            Run run = run(index());

            assertThat(run.step(0).added()).containsExactly("m");
            assertThat(run.step(0).changed()).isEmpty();
            assertThat(run.stateBefore(0)).get().extracting("n").isEqualTo(2);
            assertThat(run.step(0).undeclared()).containsExactly("m");
        }

        @Test
        void orSaysThatItIsNotKnown() {
            fork("run", "nowhere", 0).step(1, "count", Map.of("n", 2, "m", 3));
            Run run = run(index());

            assertThat(run.stateBefore(0)).isEmpty();
            assertThat(run.step(0).added()).containsExactly("n");
        }

        @Test
        void anewOnceTheLogOfItsParentIsThere() {
            fork("run", "origin", 0).step(1, "count", Map.of("n", 1, "m", 3));
            RunIndex index = index();
            assertThat(run(index).step(0).added()).containsExactly("n");

            files("origin").step(0, "count", Map.of("n", 1));

            assertThat(run(index).step(0).added()).containsExactly("m");
            assertThat(run(index).step(0).undeclared()).containsExactly("m");
            assertThat(run(index).writers(0, Set.of("n", "m"))).containsOnlyKeys("m");
        }

        @Test
        void anewWhenItsParentRanTheStepAgain() {
            RunFiles parent = files("origin").step(0, "count", Map.of("n", 1));
            fork("run", "origin", 0).step(1, "count", Map.of("n", 2)).step(2, "count", Map.of("n", 3));
            RunIndex index = index();
            assertThat(run(index).step(0).changed()).containsExactly("n");

            parent.step(0, "count", Map.of("n", 2));

            assertThat(run(index).step(0).changed()).isEmpty();
            assertThat(run(index).step(1).changed()).containsExactly("n");
        }

        @Test
        void withoutReadingItsOwnLogAgain() {
            RunFiles parent = files("origin").step(0, "count", Map.of("n", 1));
            fork("run", "origin", 0).step(1, "count", Map.of("n", 2)).step(2, "count", Map.of("n", 3));
            CountingRepository repository = new CountingRepository(storage);
            RunIndex index = index(repository);
            run(index);
            long before = repository.entries.get();

            parent.step(1, "count", Map.of("n", 5));

            assertThat(run(index).step(0).changed()).containsExactly("n");
            assertThat(repository.entries.get() - before).isEqualTo(2);
        }

        @Test
        void withoutEndInACircle() {
            fork("run", "other", 0).step(0, "count", Map.of("n", 1));
            fork("other", "run", 0).step(0, "count", Map.of("n", 2));
            RunIndex index = index();

            assertThat(run(index).total()).isEqualTo(1);
            assertThat(index.applications("project")).isPresent();
        }
    }

    @Nested
    final class Infers {

        @Test
        void theConditionOfATransitionFromTheGraphWhereThereWasAChoice() {
            files("run")
                    .graph(new GraphDocument(
                            "a",
                            List.of(action("a"), action("b"), action("c")),
                            List.of(
                                    new GraphDocument.Transition("a", "b", "x > 1"),
                                    new GraphDocument.Transition("a", "c", "default"),
                                    new GraphDocument.Transition("b", "c", "default"),
                                    new GraphDocument.Transition("c", "a", "one"),
                                    new GraphDocument.Transition("c", "a", "other"))))
                    .step(0, "a", Map.of())
                    .step(1, "b", Map.of())
                    .step(2, "c", Map.of())
                    .step(3, "a", Map.of())
                    .step(4, "c", Map.of());

            assertThat(run(index()).steps(-1, 10))
                    .extracting(StepSummary::condition)
                    .containsExactly(null, "x > 1", null, null, "default");
        }

        @Test
        void noConditionAfterAFailedStep() {
            files("run")
                    .graph(new GraphDocument(
                            "a", List.of(action("a")), List.of(new GraphDocument.Transition("a", "a", "again"))))
                    .begin(0, "a")
                    .fail(0, "a", "boom", Map.of())
                    .step(1, "a", Map.of());

            assertThat(run(index()).step(1).condition()).isNull();
        }

        private static GraphDocument.Action action(String name) {
            return new GraphDocument.Action(name, List.of(), List.of(), "", List.of(), List.of());
        }
    }

    /** Counts the log entries that are handed out. */
    private static final class CountingRepository extends ForwardingRepository {

        private final AtomicLong entries = new AtomicLong();
        private volatile Runnable afterLooking = () -> {};
        private volatile int breakingAfter = Integer.MAX_VALUE;

        CountingRepository(Path storage) {
            super(storage);
        }

        @Override
        public LogRead readLog(ApplicationKey key, long position, LogReader reader) {
            List<Runnable> lines = new ArrayList<>();
            List<Line> places = new ArrayList<>();
            LogRead read = super.readLog(key, position, new LogReader() {
                @Override
                public void entry(Line line, TrackingEvent event) {
                    places.add(line);
                    lines.add(() -> reader.entry(line, event));
                }

                @Override
                public void unreadable(Line line, String why) {
                    places.add(line);
                    lines.add(() -> reader.unreadable(line, why));
                }
            });
            int delivered = Math.min(lines.size(), breakingAfter);
            entries.addAndGet(delivered);
            lines.subList(0, delivered).forEach(Runnable::run);
            if (delivered == lines.size()) {
                return read;
            }
            Line last = places.get(delivered - 1);
            return new LogRead(last.offset() + last.length(), fingerprint(key, last), "The disk is broken.");
        }

        @Override
        public Optional<StoredApplication> application(ApplicationKey key) {
            Optional<StoredApplication> found = super.application(key);
            afterLooking.run();
            return found;
        }
    }
}
