package dev.burr.ui.statistics;

import dev.burr.ui.insight.Usage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the actions of a project did, and what its runs used, over some days of the server's time zone. Every attempt of a step that
 * ended counts, on the day on which it began.
 *
 * @param coverage how much of the project is in these sums
 * @param steps that ended; {@code failed} of these
 * @param activeMicros sum of their durations
 * @param usage of language models
 * @param models the same by model, the one with the most tokens first
 * @param actions what took the most time first, at most 500
 * @param days those on which something happened, the earliest first, at most the latest 1,000
 * @param slowest of each run the slowest step of each action counts: the ten slowest of them
 * @param costliest ten runs with the most tokens, the most first
 */
public record ProjectStatistics(
        Coverage coverage,
        long steps,
        long failed,
        long activeMicros,
        Usage usage,
        List<ModelFigures> models,
        List<ActionFigures> actions,
        List<DayFigures> days,
        List<SlowStep> slowest,
        List<RunUsage> costliest) {

    /**
     * How much of a project was read.
     *
     * @param runs of the project that may have something in these days
     * @param read how many of them are in the sums; the others are read when the statistics are asked for again
     * @param damaged of these, how many logs could not be read to the end
     * @param full whether there is no room for more: those that are missing stay out
     */
    public record Coverage(int runs, int read, int damaged, boolean full) {

        public boolean complete() {
            return read == runs;
        }
    }

    /**
     * What the calls of one model used.
     *
     * @param model null for calls that do not say which
     */
    public record ModelFigures(@Nullable String model, Usage usage) {}

    /**
     * How an action did.
     *
     * @param steps that ended; {@code failed} of these
     * @param runs in which it ran
     * @param p50Micros half of them took no longer, and likewise 95 of 100; within 2 %
     * @param longestApp the run with the longest of them, and {@code longestId} the step
     */
    public record ActionFigures(
            String action,
            long steps,
            long failed,
            int runs,
            long p50Micros,
            long p95Micros,
            long longestMicros,
            String longestApp,
            long longestId,
            long totalMicros) {}

    /** What happened on a day. */
    public record DayFigures(LocalDate day, long steps, long failed, Usage usage) {}

    /** How long a step took. */
    public record SlowStep(String app, long sequenceId, String action, long durationMicros) {}

    /** What one run used. */
    public record RunUsage(String app, Usage usage) {}
}
