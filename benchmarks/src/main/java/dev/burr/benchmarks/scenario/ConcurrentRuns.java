package dev.burr.benchmarks.scenario;

import static dev.burr.core.Halt.after;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Many runs at a time, each in a thread of its own and with a log of its own, and one client for all. What counts is the time
 * from the first step of any to the last of all.
 */
record ConcurrentRuns(Path folder, int runs, Function<ApplicationBuilder, Application> machine) implements Workload {

    private static final String PROJECT = "benchmark";

    private record Ended(long start, long end, long allocated, long steps) {}

    @Override
    public Sample run() throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        try (var tracker = LocalTrackingClient.builder()
                .storageDir(folder)
                .project(PROJECT)
                .build()) {
            List<Application> applications = applications(tracker);
            long before = logged(applications);
            List<Ended> ended = runAll(applications, threads);
            if (tracker.failures() > 0) {
                throw new IOException(
                        "The tracker could not write to '%s', so that nothing was measured.".formatted(folder));
            }
            return sample(ended, logged(applications) - before);
        } finally {
            threads.shutdown();
            Folders.empty(folder);
        }
    }

    private List<Application> applications(LocalTrackingClient tracker) {
        var applications = new ArrayList<Application>();
        for (int i = 0; i < runs; i++) {
            applications.add(machine.apply(new ApplicationBuilder().withTracker(tracker)));
        }
        return applications;
    }

    private long logged(List<Application> applications) throws IOException {
        long bytes = 0;
        for (Application application : applications) {
            bytes +=
                    Files.size(folder.resolve(PROJECT).resolve(application.id()).resolve("log.jsonl"));
        }
        return bytes;
    }

    private List<Ended> runAll(List<Application> applications, ExecutorService threads) throws IOException {
        var together = new CyclicBarrier(runs);
        var running = new ArrayList<Future<Ended>>();
        for (Application application : applications) {
            Callable<Ended> run = () -> run(application, together);
            running.add(threads.submit(run));
        }
        var ended = new ArrayList<Ended>();
        for (Future<Ended> one : running) {
            ended.add(resultOf(one));
        }
        return ended;
    }

    private static Ended run(Application application, CyclicBarrier together)
            throws IOException, InterruptedException, BrokenBarrierException {
        together.await();
        long start = System.nanoTime();
        Timing timing = Timing.of(() -> application.run(after("done")));
        return new Ended(start, start + timing.nanos(), timing.allocated(), application.sequenceId() + 1);
    }

    private static Ended resultOf(Future<Ended> run) throws IOException {
        try {
            return run.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The measurement was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IOException("A run failed, so that nothing was measured.", e);
        }
    }

    private static Sample sample(List<Ended> ended, long bytes) {
        long start = ended.stream().mapToLong(Ended::start).min().orElseThrow();
        long end = ended.stream().mapToLong(Ended::end).max().orElseThrow();
        return new Sample(
                ended.stream().mapToLong(Ended::steps).sum(),
                end - start,
                bytes,
                ended.stream().mapToLong(Ended::allocated).sum());
    }
}
