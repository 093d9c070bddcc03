package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

final class RetentionThreadTest {

    private final List<Duration> delays = new ArrayList<>();
    private final List<Runnable> work = new ArrayList<>();

    /** Keeps what it is to do for the test to do it. */
    private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            delays.add(Duration.of(delay, unit.toChronoUnit()));
            work.add(command);
            return super.schedule(() -> {}, 1, TimeUnit.DAYS);
        }
    };

    @Test
    void waitsBetweenStepsAsTheySay() {
        try (var thread = new RetentionThread(ended -> RetentionSweep.PAUSE, executor)) {
            thread.begin();
            work.get(0).run();
            work.get(1).run();

            assertThat(delays).containsExactly(Duration.ZERO, RetentionSweep.PAUSE, RetentionSweep.PAUSE);
        }
    }

    @Test
    void beginsOnce() {
        try (var thread = new RetentionThread(ended -> Duration.ZERO, executor)) {
            thread.begin();
            thread.begin();

            assertThat(work).hasSize(1);
        }
    }

    @Test
    void goesOnAfterAStepThatFailsInAnyWayAndWarnsOnce() {
        List<Error> failures = List.of(
                new AssertionError("one"), new AssertionError("two"), new StackOverflowError(), new OutOfMemoryError());
        Iterator<Error> next = failures.iterator();
        var warnings = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(RetentionThread.class);
        warnings.start();
        logger.addAppender(warnings);
        try (var thread = new RetentionThread(ended -> failing(next), executor)) {
            thread.begin();
            for (int i = 0; i <= failures.size(); i++) {
                work.get(i).run();
            }
        } finally {
            logger.detachAppender(warnings);
        }

        Duration later = RetentionThread.AFTER_FAILURE;
        assertThat(delays).containsExactly(Duration.ZERO, later, later, later, later, Duration.ofSeconds(7));
        assertThat(warnings.list)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(3)
                .first()
                .isEqualTo(
                        "Retention has failed (java.lang.AssertionError: one), and goes on in PT5M. More is kept for so"
                                + " long than is meant to be.");
    }

    private static Duration failing(Iterator<Error> failures) {
        if (failures.hasNext()) {
            throw failures.next();
        }
        return Duration.ofSeconds(7);
    }

    @Test
    @Timeout(20)
    void waitsForTheStepThatIsUnderWayAndBeginsNoOther() throws InterruptedException {
        var underWay = new CountDownLatch(1);
        var over = new AtomicBoolean();
        var thread = new RetentionThread(ended -> {
            underWay.countDown();
            waitFor(ended);
            over.set(true);
            return Duration.ZERO;
        });
        thread.begin();
        underWay.await();

        thread.close();

        assertThat(over).isTrue();
        thread.begin();
    }

    private static void waitFor(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
