package dev.burr.ui.api.v1;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a step came from.
 *
 * @param condition of the transition taken, where there was a choice
 * @param values what the condition looked at, as far as it was logged
 */
record StepOrigin(
        long sequenceId, String action, @Nullable String condition, @Nullable Map<String, @Nullable Object> values) {}
