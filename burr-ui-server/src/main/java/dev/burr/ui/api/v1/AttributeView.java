package dev.burr.ui.api.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact that was logged during a step.
 *
 * @param spanId null if it belongs to the step as a whole
 * @param event whether it says that something happened; the value says more of that
 */
record AttributeView(
        String key, @Nullable Object value, @Nullable String spanId, boolean event, @Nullable Instant time) {}
