package dev.burr.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MachineTest {

    @Test
    void takesTheNameOfTheFirstProcessor() {
        var info = List.of("processor\t: 0", "model\t\t: 17", "model name\t: AMD EPYC 9B14", "model name\t: other");

        assertThat(Machine.cpuOf(info)).isEqualTo("AMD EPYC 9B14");
    }

    @Test
    void namesTheArchitectureWhereTheProcessorHasNoName() {
        assertThat(Machine.cpuOf(List.of("processor\t: 0", "BogoMIPS\t: 108.00")))
                .isEqualTo("unnamed " + System.getProperty("os.arch"));
    }
}
