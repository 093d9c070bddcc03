package dev.burr.ui.insight;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run used, how its actions did, and what is odd about it. Every attempt of a step counts.
 *
 * @param usage of language models in the whole run
 * @param models the same by model, the one with the most tokens first
 * @param stepUsages the same by step, at most 10,000 steps with calls
 * @param actions what took the most time first
 * @param slowest at most ten steps
 * @param gaps sequence ids that are missing between others, at most 100 stretches
 * @param missingSteps how many ids are missing
 * @param open steps without an end, at most 100: one may still be running, others were cut off
 * @param openSteps how many
 * @param dropped beginnings and ends of steps that were not recorded, at most 100; where a whole step was not, there is a gap
 * @param droppedEvents how many
 * @param growth of the state, null where the log does not have whole states, or fewer than two
 * @param repeated steps that did the same as others, at most 100 groups, the largest first
 * @param unreadableLines entries of the log that cannot be read: events were lost there
 * @param openings how often a process opened the log to write to it, as far as it says so
 */
public record RunInsight(
        Usage usage,
        List<ModelUsage> models,
        List<StepUsage> stepUsages,
        List<ActionStatistics> actions,
        List<TimedStep> slowest,
        List<IdGap> gaps,
        long missingSteps,
        List<OpenStep> open,
        int openSteps,
        List<DroppedEvent> dropped,
        int droppedEvents,
        @Nullable StateGrowth growth,
        List<RepeatedStep> repeated,
        long unreadableLines,
        long openings) {

    /**
     * What the calls of one model used.
     *
     * @param model null for calls that do not say which
     */
    public record ModelUsage(@Nullable String model, Usage usage) {}

    /** What the calls of one step used. */
    public record StepUsage(long sequenceId, Usage usage) {}

    /**
     * How often an action ran, and how long.
     *
     * @param runs that ended
     * @param failed of these
     * @param p50Micros half of them took no longer; null if none ended, likewise the others
     */
    public record ActionStatistics(
            String action,
            int runs,
            int failed,
            @Nullable Long p50Micros,
            @Nullable Long p95Micros,
            @Nullable Long longestMicros,
            long totalMicros,
            Usage usage) {}

    /** How long a step took. */
    public record TimedStep(long sequenceId, String action, long durationMicros) {}

    /** Sequence ids that are missing, both ends included. */
    public record IdGap(long first, long last) {}

    /** A step without an end. */
    public record OpenStep(long sequenceId, String action) {}

    /** An event that a step must have had, and that its log does not have. */
    public record DroppedEvent(long sequenceId, String action, DroppedKind kind) {}

    /** Which one it was. */
    public enum DroppedKind {
        /** A step ended that never began. */
        @JsonProperty("begin")
        BEGIN,
        /** The process that had begun a step went on to another without having ended it. */
        @JsonProperty("end")
        END
    }

    /**
     * How the entries that have the states grew.
     *
     * @param firstBytes size of the first; likewise the last
     * @param bytesPerStep by which each was larger than the one before, on average
     * @param largestStep the step after which it grew most
     * @param largestBytes by how much
     */
    public record StateGrowth(
            long firstBytes, long lastBytes, double bytesPerStep, long largestStep, long largestBytes) {}

    /**
     * Steps of the same action with the same inputs and the same result, neither of them empty.
     *
     * @param sequenceIds the first of them, at most 20
     */
    public record RepeatedStep(String action, int times, List<Long> sequenceIds) {}
}
