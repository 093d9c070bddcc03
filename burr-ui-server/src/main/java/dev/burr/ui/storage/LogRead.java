package dev.burr.ui.storage;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How far a log was read.
 *
 * @param position from which to go on; behind the last entry that was handed out, also after a failure
 * @param fingerprint of the last entry that was handed out, empty if none was, or if only headings were read
 * @param problem which file could not be read on and why, null if nothing was in the way
 */
public record LogRead(long position, OptionalLong fingerprint, @Nullable String problem) {}
