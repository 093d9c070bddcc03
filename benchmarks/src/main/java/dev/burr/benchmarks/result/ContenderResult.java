package dev.burr.benchmarks.result;

import dev.burr.benchmarks.probe.Measured;
import dev.burr.benchmarks.probe.Median;
import dev.burr.benchmarks.probe.Round;
import dev.burr.benchmarks.scenario.Contender;
import java.util.List;

/**
 * How a contender did.
 *
 * @param microsPerStep microseconds a step
 * @param bytesPerStep bytes a step
 * @param rounds what was measured
 */
public record ContenderResult(String id, String label, Spread microsPerStep, double bytesPerStep, List<Round> rounds) {

    static ContenderResult of(Contender contender, Measured measured) {
        List<Round> rounds = measured.of(contender);
        return new ContenderResult(
                contender.id(),
                contender.label(),
                Spread.ofCost(rounds),
                Median.of(rounds.stream().map(Round::bytesPerStep).toList()),
                rounds);
    }
}
