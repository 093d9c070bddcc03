package dev.burr.benchmarks.scenario;

import static dev.burr.core.Halt.after;

import dev.burr.application.Application;
import java.io.IOException;
import java.util.function.Supplier;

/** A run from the first step to the last that nobody watches. Building the application is not timed. */
record UntrackedRun(Supplier<Application> machine) implements Workload {

    @Override
    public Sample run() throws IOException {
        Application application = machine.get();
        Timing timing = Timing.of(() -> application.run(after("done")));
        return timing.sample(application.sequenceId() + 1, 0);
    }
}
