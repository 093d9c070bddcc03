package dev.burr.ui.storage;

import java.time.Instant;

/**
 * What is cheapest to know of a log and tells whether it has changed.
 *
 * @param bytes size of the log, 0 if there is none
 * @param identity tells a log from one that replaced it
 * @param modified when it was last written
 */
public record LogStamp(long bytes, String identity, Instant modified) {}
