package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Limits as a client keeps them while its applications run. */
final class ClientRetentionTest {

    private static final Retention MONTH = Retention.unlimited().withMaxAge(Duration.ofDays(30));

    @TempDir
    private Path storage;

    private LocalTrackingClient client(Retention limits) {
        return LocalTrackingClient.builder()
                .storageDir(storage)
                .project("p")
                .retention(limits)
                .build();
    }

    private static Application counter(LocalTrackingClient client, String appId) {
        return new ApplicationBuilder()
                .withTracker(client)
                .withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withTransitions(from("count").to("count"))
                .withState(State.of("n", 0))
                .withIdentifiers(appId, null)
                .withEntrypoint("count")
                .build();
    }

    private ApplicationFiles longAgo(String appId) throws IOException {
        return new RecordedProject(storage.resolve("p"))
                .ended(appId, Instant.now().minus(Duration.ofDays(31)));
    }

    @Test
    @Timeout(20)
    void deletesWhatIsTooOldWhenTheFirstApplicationIsBuilt() throws IOException {
        Path old = longAgo("old").folder();
        try (LocalTrackingClient client = client(MONTH)) {
            assertThat(old).exists();

            counter(client, "new").step();

            while (Files.exists(old)) {
                Thread.onSpinWait();
            }
            assertThat(client.list()).containsExactly("new");
        }
    }

    @Test
    void deletesNothingWithoutLimitsAndHasNoThread() throws IOException {
        Path old = longAgo("old").folder();
        try (LocalTrackingClient client = client(Retention.unlimited())) {
            counter(client, "new").step();

            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("burr-retention");
        }
        assertThat(old).exists();
    }
}
