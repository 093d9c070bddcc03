package dev.burr.benchmarks.server;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What was measured of a server in a round. What can't be measured on a machine is not there. Not thread-safe. */
public final class Readings {

    private final Map<Measure, Double> values = new EnumMap<>(Measure.class);

    /** Adds a value, in the unit of the measure. */
    public Readings with(Measure measure, double value) {
        values.put(measure, value);
        return this;
    }

    /** Adds a time. */
    Readings withNanos(Measure measure, long nanos) {
        return with(measure, nanos / 1_000_000.0);
    }

    /** The value of a measure. */
    public Optional<Double> of(Measure measure) {
        return Optional.ofNullable(values.get(measure));
    }
}
