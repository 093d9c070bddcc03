package dev.burr.ui.api.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that came out of this one.
 *
 * @param sequenceId the step of this run at which it did
 */
record ChildView(
        String appId,
        @Nullable String partitionKey,
        @Nullable Long sequenceId,
        ChildKind kind,
        @Nullable Instant time) {}
