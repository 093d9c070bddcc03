package dev.burr.spring.observation;

import dev.burr.core.ApplicationId;
import io.micrometer.observation.Observation;

/** What a {@link StepObservationConvention} knows of a step. */
public final class StepObservationContext extends Observation.Context {

    private final ApplicationId application;
    private final String action;
    private final long sequenceId;

    StepObservationContext(ApplicationId application, String action, long sequenceId) {
        this.application = application;
        this.action = action;
        this.sequenceId = sequenceId;
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
}
