package dev.burr.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HeartbeatsTest {

    private static final Duration PERIOD = Duration.ofHours(1);

    /** Nothing of it is due while a test runs. */
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

    private final Heartbeats heartbeats = new Heartbeats(timer, Runnable::run);
    private final AtomicInteger beats = new AtomicInteger();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    /** As if its time had come. */
    private void runNext() {
        var next = (RunnableScheduledFuture<?>) timer.getQueue().element();
        timer.getQueue().remove(next);
        assertThat(next.getDelay(TimeUnit.SECONDS)).isBetween(PERIOD.toSeconds() - 60, PERIOD.toSeconds());
        next.run();
    }

    @Test
    void beatAgainAndAgain() {
        heartbeats.every(PERIOD, beats::incrementAndGet);
        assertThat(beats).hasValue(0);

        runNext();
        runNext();

        assertThat(beats).hasValue(2);
        assertThat(timer.getQueue()).hasSize(1);
    }

    @Test
    void countTheTimeFromTheEndOfABeatWhoeverIsSlow() {
        heartbeats.every(PERIOD, () -> assertThat(timer.getQueue()).isEmpty());

        runNext();

        assertThat(timer.getQueue()).hasSize(1);
    }

    @Test
    void endWithWhatTheyAreOf() {
        timer.setRemoveOnCancelPolicy(true);
        Runnable end = heartbeats.every(PERIOD, beats::incrementAndGet);

        end.run();

        assertThat(timer.getQueue()).isEmpty();
    }

    @Test
    void endFromWithinABeat() {
        var end = new Runnable[1];
        end[0] = heartbeats.every(PERIOD, () -> end[0].run());

        runNext();

        assertThat(timer.getQueue()).isEmpty();
    }
}
