package dev.burr.benchmarks.server;

import java.util.Arrays;

/** The value that a share of some values does not exceed. */
final class Percentile {

    private final long[] sorted;

    Percentile(long... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("There is no value to take a percentile of.");
        }
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** @param percent above 0, and at most 100 */
    long at(int percent) {
        return sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
    }
}
