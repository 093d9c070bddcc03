package dev.burr.benchmarks.cli;

import dev.burr.benchmarks.probe.Effort;
import dev.burr.benchmarks.probe.Peer;
import java.nio.file.Path;

/**
 * What {@code benchmarks/run} says to a measurement.
 *
 * @param effort how long to measure
 * @param document where to write the results
 * @param scratch a folder to make temporary folders in
 * @param peer where the original is
 * @param commit which sources are measured
 */
record Settings(Effort effort, Path document, Path scratch, Peer peer, String commit) {

    private static final String ORDER = "full or quick, document, scratch folder, Python, burr_peer.py, commit";

    static Settings of(String... args) {
        if (args.length != 6) {
            throw new IllegalArgumentException("There are %d arguments instead of 6 (%s). Start it with benchmarks/run."
                    .formatted(args.length, ORDER));
        }
        return new Settings(
                Effort.named(args[0]),
                Path.of(args[1]),
                Path.of(args[2]),
                new Peer(Path.of(args[3]), Path.of(args[4])),
                args[5]);
    }
}
