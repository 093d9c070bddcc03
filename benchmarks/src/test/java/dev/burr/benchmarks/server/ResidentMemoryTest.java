package dev.burr.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ResidentMemoryTest {

    @Test
    void isWhatLinuxCallsTheHighWaterMark() {
        assertThat(ResidentMemory.of(List.of("Name:\tjava", "VmPeak:\t 4500000 kB", "VmHWM:\t  524288 kB")))
                .hasValue(512);
        assertThat(ResidentMemory.of(List.of("Name:\tkthreadd"))).isEmpty();
    }
}
