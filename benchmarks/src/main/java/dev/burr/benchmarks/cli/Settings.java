package dev.burr.benchmarks.cli;

import dev.burr.benchmarks.probe.Effort;
import dev.burr.benchmarks.probe.Peer;
import dev.burr.benchmarks.server.Places;
import java.nio.file.Path;

/**
 * What {@code benchmarks/run} says to a measurement.
 *
 * @param effort how long to measure
 * @param document where to write the results
 * @param scratch a folder to make temporary folders in
 * @param peer where the original is
 * @param commit which sources are measured
 * @param part what of it to measure
 * @param places where the servers are
 */
record Settings(Effort effort, Path document, Path scratch, Peer peer, String commit, Part part, Places places) {

    private static final String ORDER =
            "full or quick, document, scratch folder, Python, burr_peer.py, commit, all, server, starter or browser, clone";

    static Settings of(String... args) {
        if (args.length != 8) {
            throw new IllegalArgumentException("There are %d arguments instead of 8 (%s). Start it with benchmarks/run."
                    .formatted(args.length, ORDER));
        }
        return new Settings(
                Effort.named(args[0]),
                Path.of(args[1]),
                Path.of(args[2]),
                new Peer(Path.of(args[3]), Path.of(args[4])),
                args[5],
                Part.named(args[6]),
                Places.of(Path.of(args[7]), Path.of(args[3])));
    }
}
