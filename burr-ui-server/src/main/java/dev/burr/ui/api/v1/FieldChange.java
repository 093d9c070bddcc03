package dev.burr.ui.api.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that changed a key.
 *
 * @param index place of the step in the run's list
 * @param time when it ended
 * @param before beginning of the value before as JSON; null where there was none, or it is not known
 * @param after beginning of the value after as JSON; null where there is none, or it is not known
 * @param read whether the values were looked at: a page reads a bounded number of bytes
 */
record FieldChange(
        long sequenceId,
        int index,
        String action,
        ChangeKind kind,
        @Nullable Instant time,
        @Nullable String before,
        @Nullable String after,
        boolean read) {}
