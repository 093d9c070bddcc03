package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action has said that something happened in its step.
 *
 * @param action the name of the action
 * @param spanId the section of the step that it happened in; null for the step as a whole
 * @param data what there is to say of it, in the order in which it was given. The values are those of the action, not
 *     copies
 */
public record EventLogged(
        ApplicationId application,
        long sequenceId,
        String action,
        @Nullable String spanId,
        String name,
        Map<String, @Nullable Object> data,
        Instant time)
        implements LifecycleEvent {

    public EventLogged {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    @Override
    public void deliverTo(LifecycleHook hook) {
        hook.eventLogged(this);
    }
}
