package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;
import java.time.Instant;

/**
 * A streaming action has emitted an item. The result and the state at the end are not among the items.
 *
 * @param action the name of the action
 * @param item what it emitted
 * @param index its place in the stream, from 0
 * @param streamStarted when the stream started
 * @param firstItem when its first item came
 */
public record StreamItem(
        ApplicationId application,
        long sequenceId,
        String action,
        Object item,
        long index,
        Instant streamStarted,
        Instant firstItem,
        Instant time)
        implements LifecycleEvent {

    @Override
    public void deliverTo(LifecycleHook hook) {
        hook.streamItem(this);
    }
}
