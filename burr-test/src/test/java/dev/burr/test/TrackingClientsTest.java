package dev.burr.test;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.test.contract.TrackingClientContract;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.tracking.http.FakeBurrServer;
import dev.burr.tracking.http.RemoteTrackingClient;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the clients that there are against the contract that they share. */
final class TrackingClientsTest {

    @Nested
    final class InMemory extends TrackingClientContract {

        private final TrackingClient client = InMemoryTrackingClient.forProject("test");

        @Override
        protected TrackingClient client() {
            return client;
        }

        @Test
        void forgetsWhatItIsTold() {
            InMemoryTrackingClient cleared = InMemoryTrackingClient.forProject("test");
            Application running = new ApplicationBuilder()
                    .withActions(action("count").writes("n").run(state -> state.increment("n")))
                    .withTransitions(from("count").to("count"))
                    .withEntrypoint("count")
                    .withTracker(cleared)
                    .withIdentifiers("counter")
                    .build();
            running.step();
            assertThat(cleared.load("counter")).isPresent();

            cleared.clear();
            running.step();

            assertThat(cleared.list()).isEmpty();
            assertThat(running.hookFailures()).isZero();
        }

        @Test
        void refusesAProjectThatIsNotSafe() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> InMemoryTrackingClient.forProject("../test"))
                    .withMessageContaining("Project '../test'");
        }
    }

    @Nested
    final class LocalFiles extends TrackingClientContract {

        @TempDir
        private Path storage;

        private @Nullable TrackingClient client;

        @Override
        protected TrackingClient client() {
            if (client == null) {
                client = LocalTrackingClient.builder()
                        .project("test")
                        .storageDir(storage)
                        .build();
            }
            return client;
        }
    }

    @Nested
    final class Remote extends TrackingClientContract {

        @TempDir
        private Path storage;

        private @Nullable FakeBurrServer server;
        private @Nullable TrackingClient client;

        @Override
        protected synchronized TrackingClient client() { // several threads may be the first
            if (client == null) {
                server = FakeBurrServer.on(storage);
                client = RemoteTrackingClient.to(server.uri()).project("test").build();
            }
            return client;
        }

        @AfterEach
        void stop() {
            if (client != null && server != null) {
                client.close();
                server.close();
            }
        }
    }
}
