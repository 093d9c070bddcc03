package dev.burr.benchmarks.result;

import dev.burr.benchmarks.probe.Effort;
import dev.burr.serde.Serde;
import java.time.Instant;
import java.util.List;

/**
 * All that came out, with where and how.
 *
 * @param commit which sources were measured
 * @param peer the version of the original
 * @param langGraph the version of LangGraph4j
 * @param loadBefore how many processes wanted to run in the minute before; negative where the system does not say
 * @param loadAfter the same at the end, this measurement included
 * @param scenarios what steps cost; empty where only servers were measured
 * @param servers what servers take
 */
public record Results(
        Instant date,
        String commit,
        String peer,
        String langGraph,
        Machine machine,
        double loadBefore,
        double loadAfter,
        Effort effort,
        List<ScenarioResult> scenarios,
        List<ServerResult> servers) {

    /** Whether the machine had other work to do when this began: compilers that run beside the code suffer most. */
    boolean wasDisturbed() {
        return loadBefore > machine.cores() / 2.0;
    }

    /** All of it as a JSON document. */
    public String json() {
        return Serde.standard().print(this) + "\n";
    }
}
