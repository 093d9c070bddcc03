package dev.burr.benchmarks.scenario;

import static dev.burr.core.Halt.after;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A run from the first step to the last with a log in a folder, which is deleted afterwards. Not timed are what happens once
 * for each application: building it, which opens its files, and closing them.
 *
 * @param settings what is set of the client besides folder and project
 */
record TrackedRun(
        Path folder,
        UnaryOperator<LocalTrackingClient.Builder> settings,
        Function<ApplicationBuilder, Application> machine)
        implements Workload {

    private static final String PROJECT = "benchmark";

    /** With a client as it comes. */
    TrackedRun(Path folder, Function<ApplicationBuilder, Application> machine) {
        this(folder, UnaryOperator.identity(), machine);
    }

    @Override
    public Sample run() throws IOException {
        try (var tracker = settings.apply(LocalTrackingClient.builder())
                .storageDir(folder)
                .project(PROJECT)
                .build()) {
            return measure(machine.apply(new ApplicationBuilder().withTracker(tracker)), tracker);
        } finally {
            Folders.empty(folder);
        }
    }

    /** Runs an application that this client records, and nobody else. */
    static Sample measure(Application application, LocalTrackingClient tracker) throws IOException {
        Path log = tracker.storageDir()
                .resolve(tracker.project())
                .resolve(application.id())
                .resolve("log.jsonl");
        long before = Files.size(log);
        Timing timing = Timing.of(() -> application.run(after("done")));
        if (tracker.failures() > 0) {
            throw new IOException("The tracker could not write to '%s', so that nothing was measured.".formatted(log));
        }
        return timing.sample(application.sequenceId() + 1, Files.size(log) - before);
    }
}
