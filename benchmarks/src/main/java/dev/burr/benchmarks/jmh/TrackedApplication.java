package dev.burr.benchmarks.jmh;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.benchmarks.scenario.Folders;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** An application with its log in a folder of its own, which is deleted when it is closed. */
record TrackedApplication(Path folder, LocalTrackingClient tracker, Application application) {

    static TrackedApplication open(Function<ApplicationBuilder, Application> machine) throws IOException {
        Path folder = Files.createTempDirectory("burr-benchmarks");
        var tracker = LocalTrackingClient.builder()
                .storageDir(folder)
                .project("benchmark")
                .build();
        return new TrackedApplication(folder, tracker, machine.apply(new ApplicationBuilder().withTracker(tracker)));
    }

    void close() throws IOException {
        tracker.close();
        Folders.delete(folder);
    }
}
