package dev.burr.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.benchmarks.probe.ProbeException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServiceProcessTest {

    @Test
    void measuresUntilItIsReadyAndEndsIt() throws Exception {
        ServiceProcess.Start start = start("It records.", "ready");

        assertThat(start.lines()).hasSize(2).last().isEqualTo("It records.");
        assertThat(start.readings().of(Measure.READY))
                .hasValueSatisfying(millis -> assertThat(millis).isPositive());
        assertThat(ProcessHandle.of(Long.parseLong(start.lines().get(0))).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void tellsWhatOneSaidThatEndedBefore() {
        assertThatExceptionOfType(ProbeException.class)
                .isThrownBy(() -> start("not ready", "There is no port."))
                .withMessageContaining("before it was ready. It said:")
                .withMessageContaining("There is no port.");
    }

    private static ServiceProcess.Start start(String... lines) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                StubService.class.getName()));
        command.addAll(List.of(lines));
        return ServiceProcess.start(command);
    }
}
