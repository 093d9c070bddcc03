package dev.burr.ui.index;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of a run's steps.
 *
 * @param index place in the list, from 0
 * @param added top-level keys of the user's state that were not there before the step; likewise {@code changed} and
 *     {@code removed}. The state before the first step is not in the log: of its keys those that its action declares to
 *     write count as added.
 * @param undeclared keys among them that the action does not declare to write
 * @param condition of the transition taken into the step, where there was a choice
 * @param error first line of the exception
 * @param attributes number of attributes
 * @param spans number of spans
 * @param attempts how many times the step was begun under this sequence id; the last one is shown
 * @param stream what the action streamed, null if it did not
 */
public record StepSummary(
        int index,
        long sequenceId,
        String action,
        StepStatus status,
        Instant start,
        @Nullable Instant end,
        @Nullable Long durationMicros,
        List<String> added,
        List<String> changed,
        List<String> removed,
        List<String> undeclared,
        @Nullable String condition,
        @Nullable String error,
        int attributes,
        int spans,
        int attempts,
        @Nullable StepStream stream) {}
