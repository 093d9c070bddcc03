package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalServerTest {

    @Test
    void saysHowToLetOtherMachinesIn(@TempDir Path folder) {
        UiSettings everywhere = new UiSettings(0, "0.0.0.0", folder.resolve("runs"), false, false);

        assertThatThrownBy(() -> LocalServer.startApart(everywhere).close())
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("'0.0.0.0' can be reached from other machines")
                .hasMessageContaining("./burr keys create")
                .hasMessageContaining("ssh -L");
    }
}
