package dev.burr.ui.api.v1;

import dev.burr.ui.index.StepSummary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one step.
 *
 * @param result null if it failed or has no end
 * @param exception stack trace, null unless it failed
 * @param stateAfter null if it has no end, or it is not known
 * @param stateProblem why the state after it is not known, null if it is or there is none
 * @param stateBefore null if it is not known
 * @param writtenBy for each top-level key of the state after the step, the step that changed it last; keys that were there
 *     from the start are left out
 * @param from the step before and the transition taken, null for the first step
 * @param reads keys its action declares to read; likewise {@code writes}
 * @param bytes size of its lines in the log
 */
record StepDetail(
        StepSummary step,
        Map<String, @Nullable Object> inputs,
        @Nullable Map<?, ?> result,
        @Nullable String exception,
        @Nullable Map<String, @Nullable Object> stateAfter,
        @Nullable String stateProblem,
        @Nullable Map<String, @Nullable Object> stateBefore,
        List<AttributeView> attributes,
        Map<String, Long> writtenBy,
        @Nullable StepOrigin from,
        List<String> reads,
        List<String> writes,
        String code,
        long bytes) {}
