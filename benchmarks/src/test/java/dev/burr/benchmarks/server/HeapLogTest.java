package dev.burr.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HeapLogTest {

    @Test
    void findsTheMostThatWasInUseAfterACollection() {
        HeapLog log = HeapLog.of(Stream.of(
                "[0.012s][info][gc] Using G1",
                "[0.611s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->5M(256M) 3.210ms",
                "[4.211s][info][gc] GC(1) Concurrent Mark Cycle",
                "[4.322s][info][gc] GC(2) Pause Full (G1 Compaction Pause) 255M->117M(256M) 60.117ms",
                "[5.001s][info][gc] GC(3) Pause Young (Normal) (G1 Evacuation Pause) 140M->98M(256M) 2.100ms"));

        assertThat(log.largestAfterCollection()).hasValue(117);
    }

    @Test
    void isEmptyWithoutACollection() {
        assertThat(HeapLog.of(Stream.of("[0.012s][info][gc] Using Serial")).largestAfterCollection())
                .isEmpty();
    }
}
