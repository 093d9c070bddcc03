package dev.burr.spring.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/** The observation of a step that runs, and its scope on the thread of the step. */
final class OpenStep {

    private final OpenSteps owner;
    private final StepKey key;
    private final Observation observation;
    private final Observation.Scope scope;
    private final @Nullable OpenStep outer;
    private volatile boolean ended;

    record StepKey(String appId, long sequenceId) {}

    /**
     * Puts this thread into the scope of the observation.
     *
     * @param owner to whom its end will be told
     * @param outer the one that this thread is in already, whose action runs this step
     */
    OpenStep(OpenSteps owner, StepKey key, Observation observation, @Nullable OpenStep outer) {
        this.owner = owner;
        this.key = key;
        this.observation = observation;
        this.scope = observation.openScope();
        this.outer = outer;
    }

    /** Whether it is that step, and not the same one as another hook sees it. */
    boolean isOf(OpenSteps steps, StepKey other) {
        return owner == steps && key.equals(other);
    }

    Observation observation() {
        return observation;
    }

    @Nullable
    OpenStep outer() {
        return outer;
    }

    boolean hasEnded() {
        return ended;
    }

    /** On whichever thread: ends the observation, and not its scope. */
    void end(@Nullable Throwable failure) {
        ended = true;
        if (failure != null) {
            observation.error(failure);
        }
        observation.stop();
    }

    /** On the thread of the step only: a scope is that of a thread. */
    void leave() {
        scope.close();
    }
}
