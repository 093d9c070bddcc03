package dev.burr.benchmarks.scenario;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * What some work took of the thread that did it.
 *
 * @param nanos how long, in nanoseconds
 * @param allocated how many bytes it put on the heap
 */
record Timing(long nanos, long allocated) {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Does work in this thread. */
    static Timing of(Work work) throws IOException {
        long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - start;
        return new Timing(nanos, THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore);
    }

    /** The sample of work that had so many steps and wrote so much. */
    Sample sample(long steps, long bytes) {
        return new Sample(steps, nanos, bytes, allocated);
    }

    /** Work that is timed. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }
}
