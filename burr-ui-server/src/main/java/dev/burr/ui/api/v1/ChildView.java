package dev.burr.ui.api.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that came out of this one.
 *
 * @param sequenceId the step of this run at which it did
 * @param kind {@code fork} or {@code spawn_start}
 */
record ChildView(
        String appId, @Nullable String partitionKey, @Nullable Long sequenceId, String kind, @Nullable Instant time) {}
