package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A timed section of a step has begun.
 *
 * @param action the name of the action
 * @param spanId unique in the application: {@code <sequence id>:<0-based places, dotted by nesting>}
 * @param parentSpanId the section it is in; null at the top of the step
 * @param dependencies names of other sections of the step whose results this one uses
 */
public record SpanStarted(
        ApplicationId application,
        long sequenceId,
        String action,
        String spanId,
        String name,
        @Nullable String parentSpanId,
        List<String> dependencies,
        Instant time)
        implements LifecycleEvent {

    public SpanStarted {
        dependencies = List.copyOf(dependencies);
    }

    @Override
    public void deliverTo(LifecycleHook hook) {
        hook.spanStarted(this);
    }
}
