package dev.burr.benchmarks.probe;

import dev.burr.benchmarks.scenario.Sample;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one process has measured.
 *
 * @param samples how often it has done its work
 * @param microsPerStep microseconds a step, in the median of its samples: a sample that something else has held up does not
 *     count
 * @param meanMicrosPerStep all time by all steps, with what has held them up
 * @param bytesPerStep bytes a step
 * @param allocatedPerStep bytes a step that were put on the heap, in the median of its samples; null where nobody counts
 */
public record Round(
        int samples,
        double microsPerStep,
        double meanMicrosPerStep,
        double bytesPerStep,
        @Nullable Double allocatedPerStep) {

    /** The round of these samples. */
    public static Round of(List<Sample> samples) {
        double steps = samples.stream().mapToLong(Sample::steps).sum();
        return new Round(
                samples.size(),
                Median.of(samples.stream().map(Sample::microsPerStep).toList()),
                samples.stream().mapToLong(Sample::nanos).sum() / 1_000.0 / steps,
                samples.stream().mapToLong(Sample::bytes).sum() / steps,
                allocatedPerStep(samples));
    }

    private static @Nullable Double allocatedPerStep(List<Sample> samples) {
        List<Double> counted = samples.stream()
                .filter(sample -> sample.allocated() != null)
                .map(sample -> (double) Objects.requireNonNull(sample.allocated()) / sample.steps())
                .toList();
        return counted.isEmpty() ? null : Median.of(counted);
    }
}
