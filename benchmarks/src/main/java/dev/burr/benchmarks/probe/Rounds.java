package dev.burr.benchmarks.probe;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures round by round, so that what else the machine does hits all contenders alike: each round goes through all
 * scenarios and, within one, from contender to contender. Every other round goes the other way.
 */
public final class Rounds {

    private final Probes probes;
    private final Effort effort;
    private final Consumer<String> progress;

    /** Rounds that tell how far they have come. */
    public Rounds(Probes probes, Effort effort, Consumer<String> progress) {
        this.probes = probes;
        this.effort = effort;
        this.progress = progress;
    }

    /** Measures these scenarios. */
    public List<Measured> measure(List<Scenario> scenarios) throws IOException, InterruptedException {
        List<Measured> measured = scenarios.stream().map(Measured::new).toList();
        for (int round = 0; round < effort.rounds(); round++) {
            for (Measured one : measured) {
                progress.accept("round %d of %d: %s"
                        .formatted(round + 1, effort.rounds(), one.scenario().title()));
                measureOnce(one, round);
            }
        }
        return measured;
    }

    private void measureOnce(Measured measured, int round) throws IOException, InterruptedException {
        Scenario scenario = measured.scenario();
        var contenders = new ArrayList<>(scenario.contenders());
        if (round % 2 == 1) {
            Collections.reverse(contenders);
        }
        for (Contender contender : contenders) {
            measured.add(contender, probes.measure(scenario, contender, effort));
        }
    }
}
