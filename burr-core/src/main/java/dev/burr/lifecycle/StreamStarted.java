package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;
import java.time.Instant;

/**
 * A step whose action streams is about to run; after {@link StepStarted}.
 *
 * @param action the name of the action
 */
public record StreamStarted(ApplicationId application, long sequenceId, String action, Instant time)
        implements LifecycleEvent {

    @Override
    public void deliverTo(LifecycleHook hook) {
        hook.streamStarted(this);
    }
}
