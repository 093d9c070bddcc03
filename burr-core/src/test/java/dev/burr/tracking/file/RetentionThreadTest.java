package dev.burr.tracking.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
