package dev.burr.ui.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A project of a storage.
 *
 * @param modified when an application last appeared in it or went away
 * @param problem why its applications cannot be listed, null if they can
 */
public record StoredProject(String id, Instant created, Instant modified, @Nullable String problem) {}
