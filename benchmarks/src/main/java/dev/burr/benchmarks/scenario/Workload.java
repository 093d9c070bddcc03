package dev.burr.benchmarks.scenario;

import java.io.IOException;

/** Work that can be done again and again. What has to be there before it and goes after it is not timed. */
@FunctionalInterface
public interface Workload {

    /** Does it once. */
    Sample run() throws IOException;
}
