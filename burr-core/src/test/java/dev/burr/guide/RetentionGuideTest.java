package dev.burr.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.tracking.file.Retention;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much is kept, as docs/guides/running.md shows it. */
final class RetentionGuideTest {

    @TempDir
    private Path storage;

    @Test
    void limitsWhatIsKept() {
        var builder = LocalTrackingClient.builder().storageDir(storage);

        builder.project("my-chatbot")
                .retention(Retention.unlimited().withMaxAge(Duration.ofDays(30)).withMaxRuns(10_000));

        try (LocalTrackingClient client = builder.build()) {
            assertThat(client.list()).isEmpty();
        }
    }
}
