package dev.burr.benchmarks.scenario;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.tracking.file.Durability;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several runs at the same time, each in a thread, whose steps are on the disk before they go on. Building them is not timed. */
record ConcurrentDurableRuns(Path folder, int runs, int steps) implements Workload {

    private static final String PROJECT = "benchmark";

    @Override
    public Sample run() throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        try (var tracker = LocalTrackingClient.builder()
                .storageDir(folder)
                .project(PROJECT)
                .durability(Durability.FSYNC)
                .build()) {
            List<Application> applications = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                applications.add(Machines.endlessCounter(new ApplicationBuilder().withTracker(tracker)));
            }
            long before = bytes(applications);
            long nanos = timed(threads, applications);
            if (tracker.failures() > 0) {
                throw new IOException(
                        "The tracker could not write below '%s', so that nothing was measured.".formatted(folder));
            }
            return new Sample((long) runs * steps, nanos, bytes(applications) - before, null);
        } finally {
            threads.shutdownNow();
            Folders.empty(folder);
        }
    }

    private long timed(ExecutorService threads, List<Application> applications) throws IOException {
        var start = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (Application application : applications) {
            running.add(threads.submit(() -> {
                start.await();
                for (int i = 0; i < steps; i++) {
                    application.step();
                }
                return null;
            }));
        }
        long begun = System.nanoTime();
        start.countDown();
        try {
            for (Future<?> run : running) {
                run.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException("A run has failed, so that nothing was measured.", e);
        }
        return System.nanoTime() - begun;
    }

    private long bytes(List<Application> applications) throws IOException {
        long bytes = 0;
        for (Application application : applications) {
            bytes +=
                    Files.size(folder.resolve(PROJECT).resolve(application.id()).resolve("log.jsonl"));
        }
        return bytes;
    }
}
