package dev.burr.benchmarks.scenario;

import static dev.burr.core.Halt.after;

import dev.burr.application.Application;
import java.util.function.Supplier;

/** A run from the first step to the last that nobody watches. Building the application is not timed. */
record UntrackedRun(Supplier<Application> machine) implements Workload {

    @Override
    public Sample run() {
        Application application = machine.get();
        long start = System.nanoTime();
        application.run(after("done"));
        long nanos = System.nanoTime() - start;
        return new Sample(application.sequenceId() + 1, nanos, 0);
    }
}
