package dev.burr.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class InterruptibleTest {

    private final List<Boolean> seen = new ArrayList<>();

    @AfterEach
    void leavesNothingBehind() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void takesItsInterruptBackAtItsEnd() {
        Interruptible action = Interruptible.begin();
        action.interrupt();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(action.end()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void isNotInterruptedOnceItHasEnded() {
        Interruptible action = Interruptible.begin();

        assertThat(action.end()).isFalse();
        action.interrupt();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void leavesTheInterruptOfTheOneAroundIt() {
        Interruptible outer = Interruptible.begin();
        Interruptible inner = Interruptible.begin();
        outer.interrupt();
        inner.interrupt();

        assertThat(inner.end()).isTrue();

        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(outer.end()).isTrue();
    }

    @Test
    void leavesAnInterruptThatIsNotItsOwn() {
        Interruptible action = Interruptible.begin();
        Thread.currentThread().interrupt();

        assertThat(action.end()).isFalse();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void putsInterruptsOffWhileItIsSuspended() {
        Interruptible action = Interruptible.begin();

        Interruptible.suspended(() -> {
            action.interrupt();
            seen.add(Thread.currentThread().isInterrupted());
        });
        seen.add(Thread.currentThread().isInterrupted());

        assertThat(seen).containsExactly(false, true);
        assertThat(action.end()).isTrue();
    }

    @Test
    void suspendsAnInterruptThatCameBefore() {
        Interruptible action = Interruptible.begin();
        action.interrupt();

        Interruptible.suspended(() -> seen.add(Thread.currentThread().isInterrupted()));
        seen.add(Thread.currentThread().isInterrupted());

        assertThat(seen).containsExactly(false, true);
        action.end();
    }

    @Test
    void putsNothingOffTwice() {
        Interruptible action = Interruptible.begin();
        Interruptible.suspended(action::interrupt);
        Thread.interrupted();

        Interruptible.suspended(() -> {});

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        action.end();
    }

    @Test
    void canBeInterruptedWithinWhatSuspendsTheOneAroundIt() {
        Interruptible action = Interruptible.begin();

        Interruptible.suspended(() -> {
            Interruptible ofAHook = Interruptible.begin();
            ofAHook.interrupt();
            seen.add(Thread.currentThread().isInterrupted());
            ofAHook.end();
        });
        seen.add(Thread.currentThread().isInterrupted());

        assertThat(seen).containsExactly(true, false);
        action.end();
    }
}
