package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A command that runs; closing it ends it the hard way where the test has not ended it. */
final class Session implements AutoCloseable {

    private static final long LONGEST_SECONDS = 120;

    /** The common pool has a single thread on two cores, which reading the errors would hold until the process ends. */
    private static final Executor THREAD_EACH = task -> {
        Thread reader = new Thread(task, "session-reader");
        reader.setDaemon(true);
        reader.start();
    };

    private final Process process;
    private final BufferedReader out;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> allErrors;

    Session(Process process) {
        this.process = process;
        this.out = process.inputReader();
        this.allErrors = CompletableFuture.runAsync(
                () -> process.errorReader().lines().filter(Session::isOurs).forEach(errors::add), THREAD_EACH);
    }

    long pid() {
        return process.pid();
    }

    /** The next line that it prints; waits for it. */
    String line() {
        return CompletableFuture.supplyAsync(this::readLine, THREAD_EACH)
                .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Presses Ctrl-C. */
    void interrupt() throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-INT", String.valueOf(pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Waits for the end. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                .as("has ended after %d seconds", LONGEST_SECONDS)
                .isTrue();
        return process.exitValue();
    }

    /** What it printed and nobody has read yet. */
    List<String> rest() {
        return out.lines().toList();
    }

    /** The first line of what it says on its standard error; waits for it. */
    String firstError() {
        await().atMost(LONGEST_SECONDS, TimeUnit.SECONDS).until(() -> !errors.isEmpty());
        return errors.get(0);
    }

    /** What it said on its standard error until its end. */
    List<String> errors() {
        allErrors.join();
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Not the JVM's note of the options that the test gave it. */
    private static boolean isOurs(String line) {
        return !line.startsWith("Picked up JAVA_TOOL_OPTIONS");
    }

    private String readLine() {
        try {
            return String.valueOf(out.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
