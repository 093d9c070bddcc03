package dev.burr.benchmarks.result;

import dev.burr.benchmarks.probe.Measured;
import dev.burr.benchmarks.probe.Median;
import dev.burr.benchmarks.probe.Round;
import dev.burr.benchmarks.scenario.Contender;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a contender did.
 *
 * @param microsPerStep microseconds a step
 * @param bytesPerStep bytes a step
 * @param allocatedPerStep bytes a step that were put on the heap; null where nobody counts
 * @param rounds what was measured
 */
public record ContenderResult(
        String id,
        String label,
        Spread microsPerStep,
        double bytesPerStep,
        @Nullable Double allocatedPerStep,
        List<Round> rounds) {

    private static @Nullable Double allocatedPerStep(List<Round> rounds) {
        List<Double> counted = rounds.stream()
                .map(Round::allocatedPerStep)
                .filter(Objects::nonNull)
                .toList();
        return counted.isEmpty() ? null : Median.of(counted);
    }

    static ContenderResult of(Contender contender, Measured measured) {
        List<Round> rounds = measured.of(contender);
        return new ContenderResult(
                contender.id(),
                contender.label(),
                Spread.ofCost(rounds),
                Median.of(rounds.stream().map(Round::bytesPerStep).toList()),
                allocatedPerStep(rounds),
                rounds);
    }
}
