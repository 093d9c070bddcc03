package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;
import dev.burr.core.Graph;
import dev.burr.core.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An application was built: for the first time, or to go on where an earlier one of the same id stopped.
 *
 * @param state the state it starts with
 * @param forkedFrom where that state comes from, when it is another application's
 * @param spawnedBy the step that started it, when one did
 */
public record ApplicationCreated(
        ApplicationId application,
        Graph graph,
        String entrypoint,
        State state,
        @Nullable ParentPointer forkedFrom,
        @Nullable ParentPointer spawnedBy,
        Instant time)
        implements LifecycleEvent {

    @Override
    public void deliverTo(LifecycleHook hook) {
        hook.applicationCreated(this);
    }
}
