package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;
import java.time.Instant;

/**
 * A step whose action streams has ended, well or not; after {@link StepFinished}, as Burr has it.
 *
 * @param action the name of the action
 * @param itemsStreamed how many items it emitted
 */
public record StreamFinished(
        ApplicationId application, long sequenceId, String action, long itemsStreamed, Instant time)
        implements LifecycleEvent {

    @Override
    public void deliverTo(LifecycleHook hook) {
        hook.streamFinished(this);
    }
}
