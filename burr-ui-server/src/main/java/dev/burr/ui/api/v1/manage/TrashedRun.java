package dev.burr.ui.api.v1.manage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run in the trash.
 *
 * @param id restores it
 * @param deletedBy null if that is not known
 * @param expiresAt when it is deleted for good
 * @param annotations how many were deleted with it
 */
record TrashedRun(
        String id,
        String project,
        String app,
        Instant deletedAt,
        @Nullable String deletedBy,
        Instant expiresAt,
        long bytes,
        int annotations) {}
