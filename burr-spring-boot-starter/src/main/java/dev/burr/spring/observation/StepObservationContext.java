package dev.burr.spring.observation;

import dev.burr.core.ApplicationId;
import dev.burr.lifecycle.StepStarted;
import dev.burr.visibility.Tracer;
import io.micrometer.observation.Observation;

/** What a {@link StepObservationConvention} knows of a step. */
public final class StepObservationContext extends Observation.Context {

    private final ApplicationId application;
    private final String action;
    private final long sequenceId;
    private final Tracer tracer;
    private final Thread thread = Thread.currentThread();

    StepObservationContext(StepStarted step) {
        this.application = step.application();
        this.action = step.action();
        this.sequenceId = step.sequenceId();
        this.tracer = step.tracer();
    }

    /** Whose step it is. */
    public ApplicationId application() {
        return application;
    }

    /** The name of the action that runs. */
    public String action() {
        return action;
    }

    /** The number of the step in its application; the first is 0. */
    public long sequenceId() {
        return sequenceId;
    }

    /** Takes what belongs to the step. */
    Tracer tracer() {
        return tracer;
    }

    /** Whether its action runs on this thread. */
    boolean isOfThisThread() {
        return thread.equals(Thread.currentThread());
    }
}
