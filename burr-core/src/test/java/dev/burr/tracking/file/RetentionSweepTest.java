package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class RetentionSweepTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final ListAppender<ILoggingEvent> messages = new ListAppender<>();

    @TempDir
    private Path storage;

    private RecordedProject project;

    @BeforeEach
    void open() {
        project = new RecordedProject(storage.resolve("p"));
        messages.start();
        logger().addAppender(messages);
        logger().setLevel(Level.INFO);
    }

    @AfterEach
    void close() {
        logger().detachAppender(messages);
        logger().setLevel(null);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(RetentionSweep.class);
    }

    private RetentionSweep sweep(int maxRuns, Pruning.Exclusion exclusion) {
        var pruning = new Pruning(new TrackingDirectory(storage), Clock.fixed(NOW, ZoneOffset.UTC), exclusion);
        return new RetentionSweep(pruning, "p", Retention.unlimited().withMaxRuns(maxRuns));
    }

    private RetentionSweep sweep(int maxRuns) {
        return sweep(maxRuns, (appId, deletion) -> deletion.run());
    }

    private void record(int runs) throws IOException {
        for (int i = 0; i < runs; i++) {
            project.ended("run" + i, NOW.minus(Duration.ofDays(1)).plusSeconds(i));
        }
    }

    @Test
    void deletesAFewInAStepAndGoesOnSoon() throws IOException {
        record(RetentionSweep.STEP + 3);
        RetentionSweep sweep = sweep(2);

        assertThat(sweep.step(() -> false)).isEqualTo(RetentionSweep.PAUSE);
        assertThat(project.names()).hasSize(3);
        assertThat(messages.list).isEmpty();

        assertThat(sweep.step(() -> false)).isEqualTo(RetentionSweep.INTERVAL);
        assertThat(project.names()).containsExactly("run101", "run102");
        assertThat(messages.list).singleElement().satisfies(message -> assertThat(message.getFormattedMessage())
                .startsWith("Runs of project 'p' deleted for being beyond its limits: 101 (")
                .endsWith(" bytes)"));
    }

    @Test
    void looksAnewEachTime() throws IOException {
        record(1);
        RetentionSweep sweep = sweep(1);
        sweep.step(() -> false);
        record(2);

        sweep.step(() -> false);

        assertThat(project.names()).containsExactly("run1");
    }

    @Test
    void stopsInTheMiddleOfAStepWhenItIsTold() throws IOException {
        record(10);
        var asked = new AtomicInteger();

        sweep(1).step(() -> asked.incrementAndGet() > 3);

        assertThat(project.names()).hasSize(7);
    }

    @Test
    void goesOnBehindWhatCanNotBeDeletedAndWarnsOnce() throws IOException {
        record(4);
        RetentionSweep sweep = sweep(1, (appId, deletion) -> {
            if (appId.equals("run2")) {
                return deletion.run();
            }
            throw new AccessDeniedException(appId);
        });

        assertThat(sweep.step(() -> false)).isEqualTo(RetentionSweep.INTERVAL);

        assertThat(project.names()).containsExactly("run0", "run1", "run3");
        assertThat(messages.list)
                .filteredOn(message -> message.getLevel() == Level.WARN)
                .singleElement()
                .satisfies(message -> assertThat(message.getFormattedMessage())
                        .startsWith("Run 'run0' of project 'p' can't be deleted"));
    }
}
