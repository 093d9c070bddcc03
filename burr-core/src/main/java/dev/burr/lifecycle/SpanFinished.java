package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;
import java.time.Duration;
import java.time.Instant;

/**
 * A timed section of a step has ended, whether what it is about went well or not.
 *
 * @param action the name of the action
 * @param spanId the id that it started with
 */
public record SpanFinished(
        ApplicationId application,
        long sequenceId,
        String action,
        String spanId,
        String name,
        Instant time,
        Duration duration)
        implements LifecycleEvent {

    @Override
    public void deliverTo(LifecycleHook hook) {
        hook.spanFinished(this);
    }
}
