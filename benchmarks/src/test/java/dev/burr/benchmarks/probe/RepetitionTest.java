package dev.burr.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.benchmarks.scenario.Sample;
import dev.burr.benchmarks.scenario.Workload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RepetitionTest {

    private long now;
    private long done;

    /** Takes 400 ms, of which 1 ms counts. */
    private final Workload workload = () -> {
        now += Duration.ofMillis(400).toNanos();
        done++;
        return new Sample(done, 1_000_000, 0, null);
    };

    @Test
    void measuresWhatComesAfterTheWarmUp() throws IOException {
        List<Sample> samples = measure(Duration.ofSeconds(1), Duration.ofMillis(500));

        assertThat(samples).extracting(Sample::steps).containsExactly(4L, 5L);
    }

    @Test
    void measuresAtLeastOnceAfterAWarmUpOfAtLeastOne() throws IOException {
        List<Sample> samples = measure(Duration.ofMillis(1), Duration.ofMillis(1));

        assertThat(samples).extracting(Sample::steps).containsExactly(2L);
    }

    @Test
    void measuresWithoutWarmUpWhereNoneIsWanted() throws IOException {
        List<Sample> samples = measure(Duration.ZERO, Duration.ofMillis(1));

        assertThat(samples).extracting(Sample::steps).containsExactly(1L);
    }

    private List<Sample> measure(Duration warmUp, Duration measured) throws IOException {
        return new Repetition(workload, () -> now).measure(warmUp, measured);
    }
}
