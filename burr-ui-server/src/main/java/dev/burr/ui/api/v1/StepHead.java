package dev.burr.ui.api.v1;

import dev.burr.ui.index.StepSummary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one step, without its values.
 *
 * @param parts sizes of the values that it has
 * @param stateProblem why the state after it is not known, null if it is or there is none
 * @param writtenBy for each top-level key of the state after the step, the step that changed it last; keys that were there
 *     from the start are left out
 * @param from the step before and the transition taken, null for the first step
 * @param reads keys its action declares to read; likewise {@code writes}
 * @param bytes size of its lines in the log
 */
record StepHead(
        StepSummary step,
        List<PartSize> parts,
        @Nullable String stateProblem,
        Map<String, Long> writtenBy,
        @Nullable StepOrigin from,
        List<String> reads,
        List<String> writes,
        String code,
        long bytes) {}
