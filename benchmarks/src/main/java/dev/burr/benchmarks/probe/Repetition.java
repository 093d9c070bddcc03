package dev.burr.benchmarks.probe;

import dev.burr.benchmarks.scenario.Sample;
import dev.burr.benchmarks.scenario.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Repeats a workload for a time, at least once. {@code burr_peer.py} does the same. */
public final class Repetition {

    private final Workload workload;
    private final LongSupplier ticker;

    /** A repetition by this clock, in nanoseconds. */
    public Repetition(Workload workload, LongSupplier ticker) {
        this.workload = workload;
        this.ticker = ticker;
    }

    /** Warms up for a time, if there is one, and then measures for a time. */
    public List<Sample> measure(Duration warmUp, Duration measured) throws IOException {
        if (!warmUp.isZero()) {
            runFor(warmUp);
        }
        return runFor(measured);
    }

    private List<Sample> runFor(Duration time) throws IOException {
        var samples = new ArrayList<Sample>();
        long start = ticker.getAsLong();
        do {
            samples.add(workload.run());
        } while (ticker.getAsLong() - start < time.toNanos());
        return samples;
    }
}
