package dev.burr.benchmarks.scenario;

import org.jspecify.annotations.Nullable;

/**
 * A workload that was done once.
 *
 * @param steps how many steps it has
 * @param nanos how long they took, in nanoseconds
 * @param bytes how much they wrote; 0 where nothing is written
 * @param allocated how many bytes they put on the heap; null where nobody counts
 */
public record Sample(long steps, long nanos, long bytes, @Nullable Long allocated) {

    public Sample {
        if (steps < 1 || nanos < 1 || bytes < 0) {
            throw new IllegalArgumentException("A sample of %d steps in %d ns with %d bytes can't have been measured."
                    .formatted(steps, nanos, bytes));
        }
    }

    /** Microseconds a step. */
    public double microsPerStep() {
        return nanos / 1_000.0 / steps;
    }
}
