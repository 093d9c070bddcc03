package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.burr.test.TestClock;
import dev.burr.tracking.WriterLiveness;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.LogReader;
import dev.burr.ui.storage.StoredApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** One thing that fails, and everything else that must be told all the same. */
final class ChangeWatcherTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(ChangeWatcher.class);

    @TempDir
    private Path storage;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Map<String, String> told = new HashMap<>();
    private FailingRepository repository;
    private RunIndex index;
    private ChangeSubscription subscription;

    @BeforeEach
    void capture() {
        logged.start();
        LOGGER.addAppender(logged);
        LOGGER.setLevel(Level.DEBUG);
        repository = new FailingRepository(storage);
        index = new RunIndex(repository, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        index.close();
        LOGGER.detachAppender(logged);
        LOGGER.setLevel(null);
    }

    private RunFiles files(String project, String app) {
        return RunFiles.in(storage, project, app);
    }

    private void listen() {
        subscription = index.subscribe(key -> true);
    }

    private void awaitNotices(String... apps) {
        await().untilAsserted(() -> {
            subscription
                    .take(Duration.ofMillis(50), Duration.ZERO)
                    .notices()
                    .forEach(notice -> told.put(notice.app(), notice.version()));
            assertThat(told).containsKeys(apps);
        });
    }

    @Test
    void tellsOfEveryRunThatChangedTogetherWithOneThatFails() {
        String[] apps = IntStream.range(0, 20).mapToObj(n -> "run-" + n).toArray(String[]::new);
        RunFiles bad = files("project", "bad");
        for (String app : apps) {
            files("project", app);
        }
        repository.failure = new IllegalStateException("cannot be read");
        repository.failing = key -> key.app().equals("bad");
        listen();

        repository.quiet(() -> {
            bad.step(0, "count", Map.of());
            for (String app : apps) {
                files("project", app).step(0, "count", Map.of());
            }
        });

        awaitNotices(apps);
        awaitNotices("bad");
        assertThat(told).containsEntry("bad", Catalogues.UNKNOWN_VERSION);
    }

    /** Somebody was shown it as running, and nobody looked at it when its writer died. */
    @Test
    void tellsOfARunThatIsInterruptedWhenItIsJudgedForTheFirstTime() throws IOException {
        RunFiles files = files("project", "run").graph("n", "count").begin(0, "count");
        Files.setLastModifiedTime(files.files().log(), FileTime.from(RunFiles.START));
        TestClock clock = TestClock.at(RunFiles.START);
        index.close();
        index = new RunIndex(repository, clock);
        String running =
                index.run(new ApplicationKey("project", "run")).orElseThrow().version();
        clock.advance(WriterLiveness.QUIET_TIME.plusSeconds(1));

        listen();

        awaitNotices("run");
        assertThat(told.get("run")).isNotEqualTo(running);
    }

    @Test
    void goesOnAfterAnError() {
        RunFiles bad = files("project", "bad");
        RunFiles good = files("project", "good");
        repository.failure = new NoClassDefFoundError("to read it with");
        repository.failing = key -> key.app().equals("bad");
        listen();
        bad.step(0, "count", Map.of());
        await().until(() -> repository.failures.get() > 0);

        good.step(0, "count", Map.of());

        awaitNotices("good");
    }

    @Test
    void tellsOfOtherProjectsWhenOneCannotBeListed() {
        files("broken", "run");
        RunFiles good = files("project", "good");
        repository.failure = new IllegalStateException("cannot be listed");
        repository.failing = key -> key.project().equals("broken");
        listen();

        files("broken", "second");
        files("project", "second").step(0, "count", Map.of());
        good.step(0, "count", Map.of());

        awaitNotices("second", "good");
    }

    @Test
    void tellsWhatAProjectHidWhileItCouldNotBeListed() {
        files("broken", "run");
        listen();
        repository.failure = new IllegalStateException("cannot be listed");
        repository.failing = key -> key.project().equals("broken");
        files("broken", "second").step(0, "count", Map.of());
        await().until(() -> repository.failures.get() > 1);

        repository.failing = key -> false;

        awaitNotices("second");
    }

    @Test
    void warnsOnceOfEachCause() {
        files("broken", "run");
        repository.failure = new IllegalStateException("cannot be listed");
        repository.failing = key -> key.project().equals("broken");
        listen();

        await().until(() -> repository.failures.get() > 3);

        assertThat(List.copyOf(logged.list))
                .extracting(ILoggingEvent::getLevel)
                .containsOnlyOnce(Level.WARN)
                .contains(Level.DEBUG);
    }

    /** Fails for some runs: with their logs, and with the list of a project that has one of them. */
    private static final class FailingRepository extends ForwardingRepository {

        private final AtomicInteger failures = new AtomicInteger();
        private volatile Predicate<ApplicationKey> failing = key -> false;
        private volatile Throwable failure = new IllegalStateException();

        FailingRepository(Path storage) {
            super(storage);
        }

        /** Does something while nobody looks, so that all of it is seen at the same look. */
        synchronized void quiet(Runnable work) {
            work.run();
        }

        @Override
        public synchronized List<StoredApplication> applications(String projectId) {
            failFor(new ApplicationKey(projectId, ""));
            return super.applications(projectId);
        }

        @Override
        public LogRead readLog(ApplicationKey key, long position, LogReader reader) {
            failFor(key);
            return super.readLog(key, position, reader);
        }

        private void failFor(ApplicationKey key) {
            if (failing.test(key)) {
                failures.incrementAndGet();
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
        }
    }
}
