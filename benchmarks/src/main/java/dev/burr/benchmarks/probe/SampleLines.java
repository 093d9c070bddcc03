package dev.burr.benchmarks.probe;

import dev.burr.benchmarks.scenario.Sample;
import dev.burr.serde.Serde;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a probe prints: {@code {"steps":…,"nanos":…,"bytes":…,"allocated":…}}, a line for each time that it has done its work. */
public final class SampleLines {

    private SampleLines() {}

    /** Samples as lines. */
    public static List<String> print(List<Sample> samples) {
        return samples.stream().map(Serde.standard()::print).toList();
    }

    /**
     * The samples that a probe has printed.
     *
     * @throws IllegalArgumentException when there is none, or when a line is something else
     */
    static List<Sample> parse(String output) {
        List<Sample> samples = output.lines().map(SampleLines::parseLine).toList();
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("There is no sample.");
        }
        return samples;
    }

    private static Sample parseLine(String line) {
        try {
            if (Serde.standard().parse(line) instanceof Map<?, ?> fields) {
                return new Sample(
                        number(fields, "steps"), number(fields, "nanos"), number(fields, "bytes"), allocated(fields));
            }
            throw new IllegalArgumentException("It is not an object.");
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Line '%s' is not a sample. %s".formatted(line, e.getMessage()), e);
        }
    }

    /** Python counts none. */
    private static @Nullable Long allocated(Map<?, ?> fields) {
        return fields.get("allocated") == null ? null : number(fields, "allocated");
    }

    private static long number(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalArgumentException("It has no number '%s'.".formatted(name));
    }
}
