package dev.burr.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HomePathTest {

    private static final Path HOME = Path.of(System.getProperty("user.home"));

    @Test
    void readsATildeAsTheHome() {
        assertThat(HomePath.parse("~")).isEqualTo(HOME);
        assertThat(HomePath.parse("~/")).isEqualTo(HOME);
        assertThat(HomePath.parse("~/runs/../.burr")).isEqualTo(HOME.resolve(".burr"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~runs", "runs/~", "./~/runs"})
    void readsATildeElsewhereAsAName(String text) {
        assertThat(HomePath.parse(text))
                .isEqualTo(Path.of(text).toAbsolutePath().normalize());
    }

    @Test
    void writesTheHomeAsATilde() {
        assertThat(HomePath.shown(HOME.resolve(".burr")))
                .isEqualTo(Path.of("~", ".burr").toString());
        assertThat(HomePath.shown(HOME)).isEqualTo("~");
    }

    @Test
    void writesOtherPathsInFull() {
        Path sibling = HOME.resolveSibling(HOME.getFileName() + "-2");

        assertThat(HomePath.shown(sibling)).isEqualTo(sibling.toString());
    }
}
