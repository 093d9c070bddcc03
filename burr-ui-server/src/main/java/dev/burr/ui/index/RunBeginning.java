package dev.burr.ui.index;

import java.util.List;

/**
 * The first steps of a run, read without the rest of its log: what can be shown while a long one is being read. Each is as it will
 * be then, unless a later entry makes it another, as where a step was run again.
 *
 * @param total number of steps of the run as far as it is known; more than there are here while there are more
 * @param version as that of {@link Run#version()}, but of what was read
 */
public record RunBeginning(List<StepSummary> steps, int total, String version) {

    public RunBeginning {
        steps = List.copyOf(steps);
    }

    /** Of a run that was read to its end. */
    static RunBeginning whole(Run run, int most) {
        return new RunBeginning(run.steps(-1, most), run.total(), run.version());
    }

    /**
     * Of a run that was not. What follows the last step may belong to it, and so it is left out.
     *
     * @param listed number of steps in the list of runs, 0 if it does not know
     */
    static RunBeginning part(Run read, int listed) {
        int settled = Math.max(0, read.total() - 1);
        return new RunBeginning(read.steps(-1, settled), Math.max(listed, settled + 1), read.version());
    }
}
