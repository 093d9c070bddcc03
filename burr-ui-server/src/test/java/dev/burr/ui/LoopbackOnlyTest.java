package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.ui.fixture.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackOnlyTest {

    @TempDir
    private Path storage;

    @Test
    void refusesAnAddressThatOtherMachinesReach() {
        assertThatThrownBy(
                        () -> TestServer.on(storage, "--burr.ui.host=0.0.0.0").close())
                .rootCause()
                .hasMessage(
                        "Host '0.0.0.0' in burr.ui.host can be reached from other machines, and this version has no login to protect the runs. Use 127.0.0.1.");
    }
}
