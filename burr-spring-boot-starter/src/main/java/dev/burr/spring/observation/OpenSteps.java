package dev.burr.spring.observation;

import dev.burr.spring.observation.OpenStep.StepKey;
import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The steps that run. Each thread leaves the scopes that it has opened itself: those of two instances of one application that
 * run the same step at the same time, and that of a step whose end is told on another thread. Safe for use by many threads.
 */
final class OpenSteps {

    private static final ThreadLocal<@Nullable OpenStep> INNERMOST = new ThreadLocal<>();

    private final OpenObservations<StepKey, OpenStep> all = new OpenObservations<>(forgotten -> {});

    /** Puts this thread into an observation that has begun. */
    void begin(StepKey key, Observation observation) {
        leaveEnded();
        OpenStep step = new OpenStep(this, key, observation, INNERMOST.get());
        INNERMOST.set(step);
        all.begin(key, step);
    }

    /** The observation of a step, whichever thread runs it; null if it does not run. */
    @Nullable
    Observation get(StepKey key) {
        OpenStep step = all.get(key);
        return step == null ? null : step.observation();
    }

    void end(StepKey key, @Nullable Throwable failure) {
        OpenStep step = ofThisThread(key);
        if (step == null) {
            step = all.get(key);
        } else {
            leave(step);
        }
        if (step != null) {
            all.end(key, step);
            step.end(failure);
        }
    }

    /** Leaves the scopes of steps whose end was told on another thread. */
    void leaveEnded() {
        OpenStep innermost = INNERMOST.get();
        while (innermost != null && innermost.hasEnded()) {
            leave(innermost);
            innermost = INNERMOST.get();
        }
    }

    private @Nullable OpenStep ofThisThread(StepKey key) {
        OpenStep step = INNERMOST.get();
        while (step != null && !step.isOf(this, key)) {
            step = step.outer();
        }
        return step;
    }

    /** With those within it, which nobody has told the end of. */
    private static void leave(OpenStep step) {
        OpenStep innermost = INNERMOST.get();
        while (innermost != null) {
            innermost.leave();
            OpenStep left = innermost;
            innermost = left.outer();
            if (left == step) {
                break;
            }
        }
        if (innermost == null) {
            INNERMOST.remove();
        } else {
            INNERMOST.set(innermost);
        }
    }
}
