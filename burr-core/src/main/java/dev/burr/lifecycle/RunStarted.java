package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;
import dev.burr.core.State;
import java.time.Instant;

/**
 * A method that runs steps was called.
 *
 * @param method its name: {@code step}, {@code run}, {@code iterate}, {@code start}, {@code stream} or {@code streamPublisher}
 * @param state the state before
 */
public record RunStarted(ApplicationId application, String method, State state, Instant time)
        implements LifecycleEvent {

    @Override
    public void deliverTo(LifecycleHook hook) {
        hook.runStarted(this);
    }
}
