package dev.burr.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.benchmarks.scenario.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundTest {

    @Test
    void passesOverASampleThatWasHeldUp() {
        var round = Round.of(List.of(
                new Sample(10, 10_000, 100, 80L),
                new Sample(10, 12_000, 100, 90L),
                new Sample(10, 998_000, 100, 950L)));

        assertThat(round).isEqualTo(new Round(3, 1.2, 34.0, 10.0, 9.0));
    }
}
