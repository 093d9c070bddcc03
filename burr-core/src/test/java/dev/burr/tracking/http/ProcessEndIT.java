package dev.burr.tracking.http;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.tracking.http.FakeBurrServer.Trouble;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends in order while events wait, and never closes its client. */
final class ProcessEndIT {

    private static final int STEPS = 20;

    @TempDir
    private Path storage;

    @Test
    void sendsWhatWaits() throws IOException, InterruptedException {
        try (var server = FakeBurrServer.on(storage).withTroubles(Trouble.status(503), Trouble.noAnswer())) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Ending.class.getName(),
                            server.uri().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();

            assertThat(process.waitFor()).isZero();
        }

        assertThat(storage.resolve("p/counter/log.jsonl")).content().hasLineCount(1 + 2 * STEPS);
    }

    /** What the process does. */
    static final class Ending {

        private Ending() {}

        /** @param arguments the address of the server */
        public static void main(String[] arguments) {
            var client = RemoteTrackingClient.to(URI.create(arguments[0]))
                    .project("p")
                    .flushTimeout(Duration.ofMinutes(1))
                    .build();
            Application counter = new ApplicationBuilder()
                    .withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                    .withTransitions(from("count").to("count"))
                    .withState(State.of("n", 0))
                    .withEntrypoint("count")
                    .withTracker(client)
                    .withIdentifiers("counter")
                    .build();
            for (int i = 0; i < STEPS; i++) {
                counter.step();
            }
            System.exit(0);
        }
    }
}
