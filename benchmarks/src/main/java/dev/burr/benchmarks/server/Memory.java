package dev.burr.benchmarks.server;

import java.io.IOException;

/** What a server of ours has needed of memory so far. */
final class Memory {

    private Memory() {}

    /** Adds it to readings, as far as it is known. */
    static Readings of(Servers.Started server, Readings readings) throws IOException {
        server.heap().largestAfterCollection().ifPresent(heap -> readings.with(Measure.HEAP, heap));
        ResidentMemory.of(server.process().pid()).ifPresent(most -> readings.with(Measure.RESIDENT, most));
        return readings;
    }
}
