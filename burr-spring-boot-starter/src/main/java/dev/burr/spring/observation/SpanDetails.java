package dev.burr.spring.observation;

import io.micrometer.observation.Observation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows more of some observations than their names and key values. A {@link StepSpanHandler} asks it for the spans that stand
 * for these. Must be safe for use by many threads; what it is asked about has begun and, for attributes, ended.
 */
public interface SpanDetails {

    /** The name of the span; null where it has nothing to say. The first one that has decides. */
    default @Nullable String nameOf(Observation.Context context) {
        return null;
    }

    /** Attributes beside the key values, or in place of those that have the same names. */
    default Map<String, ? extends @Nullable Object> attributesOf(Observation.Context context) {
        return Map.of();
    }
}
