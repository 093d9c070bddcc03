package dev.burr.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.benchmarks.probe.Effort;
import dev.burr.benchmarks.probe.Peer;
import dev.burr.benchmarks.server.Places;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SettingsTest {

    @Test
    void areReadInOrder() {
        assertThat(Settings.of("quick", "results.json", "target", "python3", "burr_peer.py", "1e0ed97", "server", "."))
                .isEqualTo(new Settings(
                        Effort.QUICK,
                        Path.of("results.json"),
                        Path.of("target"),
                        new Peer(Path.of("python3"), Path.of("burr_peer.py")),
                        "1e0ed97",
                        Part.SERVER,
                        Places.of(Path.of("."), Path.of("python3"))));
    }

    @Test
    void refuseWhatIsMissingOrUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of("quick"))
                .withMessageStartingWith("There are 1 arguments instead of 8");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Settings.of("slow", "results.json", "target", "python3", "burr_peer.py", "1e0ed97", "all", "."))
                .withMessage("There is no effort 'slow'. Choose 'full' or 'quick'.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(
                        "full", "results.json", "target", "python3", "burr_peer.py", "1e0ed97", "steps", "."))
                .withMessage("There is no part 'steps'. Choose 'all', 'server', 'starter' or 'browser'.");
    }
}
