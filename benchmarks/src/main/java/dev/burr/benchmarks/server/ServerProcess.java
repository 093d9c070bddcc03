package dev.burr.benchmarks.server;

import dev.burr.benchmarks.probe.ProbeException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in a process of its own, from its first answer on. */
public final class ServerProcess implements AutoCloseable {

    /** The original takes minutes for what ours takes a second for. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);
    private static final int LAST_LINES = 20;

    private final Process process;
    private final Path output;
    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private long nanosToFirstAnswer;

    private ServerProcess(Process process, Path output, URI address) {
        this.process = process;
        this.output = output;
        this.address = address;
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param path what it answers well once it can serve
     * @param output where to write what it prints
     * @throws ProbeException when it ends before, or takes too long
     */
    static ServerProcess start(
            List<String> command, Map<String, String> environment, int port, String path, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        ServerProcess server = new ServerProcess(builder.start(), output, URI.create("http://127.0.0.1:" + port));
        boolean answers = false;
        try {
            server.awaitAnswer(path, start);
            answers = true;
        } finally {
            if (!answers) {
                server.close();
            }
        }
        return server;
    }

    private void awaitAnswer(String path, long start) throws IOException, InterruptedException {
        while (!answers(path)) {
            if (!process.isAlive()) {
                throw failed("ended with exit code " + process.exitValue() + " before it answered");
            }
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw failed("did not answer within %d minutes".formatted(PATIENCE.toMinutes()));
            }
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
        nanosToFirstAnswer = System.nanoTime() - start;
    }

    private boolean answers(String path) throws InterruptedException {
        try {
            return client.send(request(path), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** How long it took from the start of the process. */
    long nanosToFirstAnswer() {
        return nanosToFirstAnswer;
    }

    /** Where it is served. */
    public URI address() {
        return address;
    }

    /** The first process; there may be others behind it. */
    long pid() {
        return process.pid();
    }

    /** An answer, and how long it took until all of it was there. */
    record Answer(String body, long nanos) {}

    /**
     * Asks for something.
     *
     * @throws ProbeException when the answer is not a good one
     */
    Answer get(String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> response = client.send(request(path), BodyHandlers.ofString());
        long nanos = System.nanoTime() - start;
        if (response.statusCode() != 200) {
            throw failed("answered %s with %d: %s".formatted(path, response.statusCode(), response.body()));
        }
        return new Answer(response.body(), nanos);
    }

    /** What it sends of an answer that has no end. */
    Stream<String> lines(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofLines())
                .body();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
    }

    private ProbeException failed(String how) throws IOException {
        List<String> lines = Files.readAllLines(output);
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return new ProbeException("Server '%s' %s.%nThe end of what it says:%n%s"
                .formatted(
                        process.info().commandLine().orElseGet(() -> "process " + process.pid()),
                        how,
                        String.join(System.lineSeparator(), last)));
    }

    /** Ends it and what it has started, whether it wants or not. */
    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}
