package dev.burr.ui.index;

import dev.burr.tracking.WriterIdentity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a log says so far. Immutable.
 *
 * @param steps in the order of their sequence ids
 * @param problem why the log could not be read to its end, null if it could
 * @param problems the first of those entries that cannot be read
 * @param unreadable number of entries that cannot be read
 * @param position end of the last complete entry
 * @param loggedSteps the last sequence id that was logged, plus one; what Burr calls the number of steps
 * @param actions names of those that ran, sorted; see {@link ActionNames} for how many
 * @param lastHeard time of the last entry
 * @param zoneless whether some times say no zone, so that they may be hours off
 * @param writer who opened the log last, if it said so
 * @param days days on which steps ended
 */
record FoldedLog(
        List<StepEntry> steps,
        @Nullable String problem,
        List<Problem> problems,
        int unreadable,
        long position,
        long loggedSteps,
        @Nullable String firstInput,
        List<String> actions,
        @Nullable Instant lastHeard,
        boolean zoneless,
        @Nullable WriterIdentity writer,
        List<ActivityDay> days) {}
