package dev.burr.ui.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run that waits in the trash.
 *
 * @param id names it in the trash, where several runs of the same name may be
 * @param deletedBy null if that is not known
 * @param bytes of its files
 * @param annotations how many were deleted with it
 */
public record DeletedRun(
        String id, ApplicationKey key, Instant deletedAt, @Nullable String deletedBy, long bytes, int annotations) {}
