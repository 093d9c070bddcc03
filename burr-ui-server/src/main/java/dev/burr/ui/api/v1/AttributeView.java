package dev.burr.ui.api.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact that was logged during a step.
 *
 * @param spanId null if it belongs to the step as a whole
 */
record AttributeView(String key, @Nullable Object value, @Nullable String spanId, @Nullable Instant time) {}
