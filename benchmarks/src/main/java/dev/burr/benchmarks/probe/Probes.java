package dev.burr.benchmarks.probe;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Scenario;
import java.io.IOException;

/** Measures one contender once. */
@FunctionalInterface
public interface Probes {

    /**
     * Lets it warm up and work.
     *
     * @throws ProbeException when it could not
     */
    Round measure(Scenario scenario, Contender contender, Effort effort) throws IOException, InterruptedException;
}
