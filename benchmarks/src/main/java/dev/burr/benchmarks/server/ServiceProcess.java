package dev.burr.benchmarks.server;

import dev.burr.benchmarks.probe.ProbeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A service in a process of its own, from its start until it says that it is ready. */
final class ServiceProcess {

    /** What a service prints, as a line of its own, when it is ready. */
    static final String READY = "ready";

    private static final int PATIENCE_MINUTES = 5;

    private ServiceProcess() {}

    /**
     * How a service started.
     *
     * @param nanos from the start of the process until it was ready
     * @param processorNanos what it had of the processors by then; empty where the system does not say
     * @param lines what it had said by then
     */
    record Start(long nanos, OptionalLong processorNanos, List<String> lines) {

        Start {
            lines = List.copyOf(lines);
        }

        Readings readings() {
            var readings = new Readings().withNanos(Measure.READY, nanos);
            processorNanos.ifPresent(time -> readings.withNanos(Measure.PROCESSOR, time));
            return readings;
        }
    }

    /**
     * Starts a service, waits until it is ready, and ends it.
     *
     * @throws ProbeException when it ends before, or takes too long
     */
    static Start start(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            CompletableFuture.delayedExecutor(PATIENCE_MINUTES, TimeUnit.MINUTES)
                    .execute(process::destroyForcibly);
            return awaitReady(process, start);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static Start awaitReady(Process process, long start) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(READY)) {
                    return new Start(System.nanoTime() - start, processorNanos(process), lines);
                }
                lines.add(line);
            }
        }
        throw new ProbeException("Service '%s' ended, or was ended after %d minutes, before it was ready. It said:%n%s"
                .formatted(
                        process.info().commandLine().orElseGet(() -> "process " + process.pid()),
                        PATIENCE_MINUTES,
                        String.join(System.lineSeparator(), lines)));
    }

    private static OptionalLong processorNanos(Process process) {
        return process.info().totalCpuDuration().stream()
                .mapToLong(time -> time.toNanos())
                .findFirst();
    }
}
