package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class UiSettingsTest {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @Test
    void writesTheHomeFolderAsATilde() {
        assertThat(showing(HOME.resolve(".burr")))
                .isEqualTo(Path.of("~", ".burr").toString());
        assertThat(showing(HOME)).isEqualTo("~");
    }

    @Test
    void writesOtherFoldersInFull() {
        Path sibling = HOME.resolveSibling(HOME.getFileName() + "-2");

        assertThat(showing(sibling)).isEqualTo(sibling.toString());
    }

    private static String showing(Path storage) {
        return new UiSettings(7241, "127.0.0.1", storage, true, true).displayedStorage();
    }
}
