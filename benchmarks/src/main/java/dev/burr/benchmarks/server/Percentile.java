package dev.burr.benchmarks.server;

import java.util.Arrays;

/** The value that a share of some values does not exceed. */
public final class Percentile {

    private final long[] sorted;

    /** Of these values, at least one. */
    public Percentile(long... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("There is no value to take a percentile of.");
        }
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    /**
     * The value that this share of them does not exceed.
     *
     * @param percent above 0, and at most 100
     */
    public long at(int percent) {
        return sorted[(int) Math.ceil(percent / 100.0 * sorted.length) - 1];
    }
}
