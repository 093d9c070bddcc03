package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;
import dev.burr.core.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A method that runs steps has ended. An iteration that its caller abandons has no end.
 *
 * @param method its name: {@code step}, {@code run}, {@code iterate}, {@code start}, {@code stream} or {@code streamPublisher}
 * @param state the state after
 * @param exception what ended it, unless it ended well
 */
public record RunFinished(
        ApplicationId application, String method, State state, @Nullable Throwable exception, Instant time)
        implements LifecycleEvent {

    @Override
    public void deliverTo(LifecycleHook hook) {
        hook.runFinished(this);
    }
}
