package dev.burr.ui.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.storage.Line;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepEntryTest {

    private static StepEntry between(String started, String ended) {
        return new StepEntry(
                0,
                "a",
                new Line(0, 1),
                null,
                Instant.parse(started),
                Instant.parse(ended),
                null,
                null,
                null,
                null,
                List.of(),
                0,
                0,
                0,
                1);
    }

    @Test
    void measuresAStepOfAnyLength() {
        assertThat(between("2026-01-01T00:00:00.000001Z", "2026-01-01T00:00:00.000251Z")
                        .durationMicros())
                .isEqualTo(250);
        assertThat(between("0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z").durationMicros())
                .isEqualTo(315_537_811_200_000_000L);
        assertThat(between("2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z").durationMicros())
                .isZero();
    }
}
