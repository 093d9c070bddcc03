package dev.burr.benchmarks.result;

import dev.burr.benchmarks.probe.Median;
import dev.burr.benchmarks.probe.Round;
import dev.burr.benchmarks.server.Measure;
import dev.burr.benchmarks.server.Readings;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleBiFunction;
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
        return compared(rounds, others, (round, other) -> round.microsPerStep() / other.microsPerStep());
    }

    /** How many percent of the bytes of others these write. */
    static Spread ofBytesShare(List<Round> rounds, List<Round> others) {
        return compared(rounds, others, (round, other) -> 100 * round.bytesPerStep() / other.bytesPerStep());
    }

    /** What was measured of a server; empty where that was not possible. */
    static Optional<Spread> ofMeasure(List<Readings> rounds, Measure measure) {
        List<Double> values = rounds.stream()
                .flatMap(readings -> readings.of(measure).stream())
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(of(values));
    }

    /** How often one measurement goes into the other, round by round; empty where one of them was not possible. */
    static Optional<Spread> ofRatio(List<Readings> rounds, Measure measure, List<Readings> others, Measure other) {
        return compared(rounds, measure, others, other, (value, to) -> value / to);
    }

    /** By how much one measurement is above the other, round by round; empty where one of them was not possible. */
    static Optional<Spread> ofDifference(List<Readings> rounds, List<Readings> others, Measure measure) {
        return compared(rounds, measure, others, measure, (value, to) -> value - to);
    }

    private static Optional<Spread> compared(
            List<Readings> rounds,
            Measure measure,
            List<Readings> others,
            Measure other,
            DoubleBinaryOperator comparison) {
        List<Double> values = IntStream.range(0, Math.min(rounds.size(), others.size()))
                .boxed()
                .flatMap(round -> rounds
                        .get(round)
                        .of(measure)
                        .flatMap(value -> others.get(round).of(other).map(to -> comparison.applyAsDouble(value, to)))
                        .stream())
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(of(values));
    }

    private static Spread compared(List<Round> rounds, List<Round> others, ToDoubleBiFunction<Round, Round> figure) {
        if (rounds.size() != others.size()) {
            throw new IllegalArgumentException(
                    "%d rounds can't be compared with %d.".formatted(rounds.size(), others.size()));
        }
        return of(IntStream.range(0, rounds.size())
                .mapToObj(round -> figure.applyAsDouble(rounds.get(round), others.get(round)))
                .toList());
    }
}
