package dev.burr.benchmarks.probe;

import java.nio.file.Path;

/**
 * Where the original is.
 *
 * @param python an interpreter that has it
 * @param script {@code burr_peer.py}
 */
public record Peer(Path python, Path script) {}
