package dev.burr.lifecycle;

import java.time.Duration;
import java.util.Objects;

/**
 * Waits before and after each step, so that eyes can follow a run: for demonstrations, and for looking at one in the UI while
 * it goes on. {@code builder.withHooks(SlowDown.by(Duration.ofMillis(500)))}.
 *
 * <p>The pause before a step ends ahead of its action, so that it counts to the step's duration and not to the action's
 * timeout. A run that is cancelled ends after the pause it is in; a thread that is interrupted goes on at once. What is added
 * behind this hook hears of a step when the pause is over.
 */
public final class SlowDown implements LifecycleHook {

    private final Duration before;
    private final Duration after;
    private final Sleep sleep;

    SlowDown(Duration before, Duration after, Sleep sleep) {
        this.before = notNegative(before, "before");
        this.after = notNegative(after, "after");
        this.sleep = sleep;
    }

    /** How to wait. */
    @FunctionalInterface
    interface Sleep {
        void sleep(Duration time) throws InterruptedException;
    }

    /**
     * Waits this long before each step, and again after it.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public static SlowDown by(Duration pause) {
        return by(pause, pause);
    }

    /**
     * Waits so long before and so long after each step; zero for no pause.
     *
     * @throws IllegalArgumentException when one of them is negative
     */
    public static SlowDown by(Duration before, Duration after) {
        return new SlowDown(before, after, time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000));
    }

    private static Duration notNegative(Duration pause, String which) {
        if (Objects.requireNonNull(pause, which).isNegative()) {
            throw new IllegalArgumentException(
                    "Pause %s %s a step is negative. Pass zero for none.".formatted(pause, which));
        }
        return pause;
    }

    @Override
    public void stepStarted(StepStarted event) {
        pause(before);
    }

    @Override
    public void stepFinished(StepFinished event) {
        pause(after);
    }

    private void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            sleep.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
