package dev.burr.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class DeadlineTest {

    @Test
    void hasPassedWhenTheWorkEndsBecauseOfWhatComesAheadOfTheInterrupt() throws InterruptedException {
        var cancelled = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        Deadline deadline = Deadline.in(Duration.ofNanos(1), () -> {
            cancelled.countDown();
            await(ended);
        });
        cancelled.await();

        assertThat(deadline.disarm()).isTrue();

        ended.countDown();
    }

    @Test
    void hasNotPassedWhenItWasDisarmedInTime() {
        Deadline deadline = Deadline.in(Duration.ofHours(1), () -> {});

        assertThat(deadline.disarm()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
