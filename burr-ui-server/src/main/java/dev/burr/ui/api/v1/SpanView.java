package dev.burr.ui.api.v1;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A timed section of a step.
 *
 * @param parentId the span it is in; null at the top, also where the log does not have the one that it names
 * @param depth 0 at the top
 * @param offsetMicros from the start of the step
 * @param end null if it has none
 * @param durationMicros null if it has no end
 * @param dependencies names of spans that it says it needs
 */
record SpanView(
        String id,
        String name,
        @Nullable String parentId,
        int depth,
        Instant start,
        long offsetMicros,
        @Nullable Instant end,
        @Nullable Long durationMicros,
        List<String> dependencies,
        List<AttributeView> attributes) {}
