package dev.burr.spring.observation;

import dev.burr.core.ApplicationId;
import io.micrometer.observation.Observation;

/** What a {@link RunObservationConvention} knows of a call that runs steps. */
public final class RunObservationContext extends Observation.Context {

    private final ApplicationId application;
    private final String method;

    RunObservationContext(ApplicationId application, String method) {
        this.application = application;
        this.method = method;
    }

    /** Whose steps are run. */
    public ApplicationId application() {
        return application;
    }

    /** The method that was called: {@code step}, {@code run}, {@code iterate}, {@code stream} or another that runs steps. */
    public String method() {
        return method;
    }
}
