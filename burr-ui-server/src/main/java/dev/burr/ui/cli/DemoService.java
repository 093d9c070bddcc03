package dev.burr.ui.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** The demo as a process of its own, as a user's service is, which writes into the storage that the UI shows. */
final class DemoService {

    private static final String HOST = "127.0.0.1";
    private static final int PORT = 7242;
    private static final long POLL_MILLIS = 50;
    private static final long GRACE_SECONDS = 5;

    /** How a process ends that was asked to: by Ctrl-C, which reaches it in a terminal too, or by a signal from here. */
    private static final Set<Integer> ASKED_TO = Set.of(0, 130, 143);

    /** Variables that a Spring application reads as settings. */
    private static final Pattern FOREIGN =
            Pattern.compile("(spring|server|logging|management|burr|demo)[._]", Pattern.CASE_INSENSITIVE);

    private final @Nullable Path jar;
    private final Browser browser;
    private final PrintStream out;

    /** @param jar what to run; null where the demo is not part of the installation */
    DemoService(@Nullable Path jar, Browser browser, PrintStream out) {
        this.jar = jar;
        this.browser = browser;
        this.out = out;
    }

    void requireInstalled() {
        if (jar == null || !Files.exists(jar)) {
            throw new CommandFailure(
                    "The demo is not part of this installation. Use './burr demo' in a copy of the sources.");
        }
    }

    /**
     * Runs the demo until it ends, which it does together with this process at the latest.
     *
     * @param ui where the UI is, which the demo links to
     * @return the exit code for this process
     */
    int run(UiSettings settings, URI ui) throws IOException, InterruptedException {
        int port = PortCheck.firstFree(HOST, PORT);
        Process process = process(settings, ui, port)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "burr-demo-end"));
        if (awaitAnswer(process, port)) {
            URI address = URI.create("http://localhost:" + port + "/");
            out.printf("The demo's chatbot is at %s%n", address);
            if (settings.opensBrowser()) {
                browser.open(address);
            }
        }
        int code = process.waitFor();
        if (ASKED_TO.contains(code)) {
            return ExitCode.OK;
        }
        throw new CommandFailure("The demo ended with exit code %d. What it printed above says why.".formatted(code));
    }

    /** Without what configures the user's own services: their files, which may lie here, and their variables. */
    ProcessBuilder process(UiSettings settings, URI ui, int port) {
        ProcessBuilder process = new ProcessBuilder(command(settings, ui, port));
        process.environment().keySet().removeIf(name -> FOREIGN.matcher(name).lookingAt());
        return process;
    }

    private List<String> command(UiSettings settings, URI ui, int port) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-jar",
                String.valueOf(jar),
                "--spring.config.location=classpath:/",
                "--server.port=" + port,
                "--burr.tracking.storage-dir=" + settings.storage(),
                "--demo.chatbot.ui=" + ui,
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn");
    }

    private static boolean awaitAnswer(Process process, int port) throws InterruptedException {
        while (process.isAlive()) {
            if (PortCheck.isAnswered(HOST, port)) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        return false;
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
