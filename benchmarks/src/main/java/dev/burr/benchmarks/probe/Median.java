package dev.burr.benchmarks.probe;

import java.util.List;

/** The value in the middle. */
public final class Median {

    private Median() {}

    /** The value in the middle of these, or halfway between the two that are there. */
    public static double of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("There is no value to take the median of.");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }
}
