package dev.burr.lifecycle;

import dev.burr.core.ApplicationId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An action has logged facts about its step.
 *
 * @param action the name of the action
 * @param spanId the section of the step that they belong to; null for the step as a whole
 * @param attributes the facts, in the order in which they were given; never empty. The values are those of the action, not
 *     copies
 */
public record AttributesLogged(
        ApplicationId application,
        long sequenceId,
        String action,
        @Nullable String spanId,
        Map<String, @Nullable Object> attributes,
        Instant time)
        implements LifecycleEvent {

    public AttributesLogged {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    @Override
    public void deliverTo(LifecycleHook hook) {
        hook.attributesLogged(this);
    }
}
