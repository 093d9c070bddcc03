package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;
import dev.burr.core.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step has ended.
 *
 * @param action the name of the action
 * @param result what the action returned beside the state, a map or a record; null when it failed
 * @param exception what it failed with, also where a transition handles the failure; null when it succeeded
 * @param state the whole state after; when it failed, the state before with the new sequence id and the old prior step
 */
public record StepFinished(
        ApplicationId application,
        long sequenceId,
        String action,
        @Nullable Object result,
        @Nullable Throwable exception,
        State state,
        Instant time,
        Duration duration)
        implements LifecycleEvent {

    @Override
    public void deliverTo(LifecycleHook hook) {
        hook.stepFinished(this);
    }
}
