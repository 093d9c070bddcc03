package dev.burr.benchmarks.result;

import dev.burr.benchmarks.probe.Median;
import dev.burr.benchmarks.probe.Round;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** A figure that was measured several times. With the few rounds that there are, percentiles would say less than these. */
public record Spread(double median, double min, double max) {

    /** The spread of these values. */
    static Spread of(List<Double> values) {
        return new Spread(Median.of(values), Collections.min(values), Collections.max(values));
    }

    /** What a step costs, in microseconds. */
    static Spread ofCost(List<Round> rounds) {
        return of(rounds.stream().map(Round::microsPerStep).toList());
    }

    /** How often one cost goes into the other, round by round: the two of a round were measured one after the other. */
    static Spread ofRatio(List<Round> rounds, List<Round> others) {
        if (rounds.size() != others.size()) {
            throw new IllegalArgumentException(
                    "%d rounds can't be compared with %d.".formatted(rounds.size(), others.size()));
        }
        return of(IntStream.range(0, rounds.size())
                .mapToObj(round ->
                        rounds.get(round).microsPerStep() / others.get(round).microsPerStep())
                .toList());
    }
}
