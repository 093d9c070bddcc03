package dev.burr.benchmarks.result;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.server.Measure;
import dev.burr.benchmarks.server.ServerMeasured;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something that was measured of a server.
 *
 * @param who the label of the server
 * @param unit what the numbers count: {@code ms} or {@code MB}
 */
public record MeasureResult(String who, String what, String unit, Spread value) {

    static List<MeasureResult> all(ServerMeasured measured) {
        return measured.scenario().contenders().stream()
                .flatMap(contender ->
                        Arrays.stream(Measure.values()).flatMap(measure -> of(contender, measure, measured).stream()))
                .toList();
    }

    private static Optional<MeasureResult> of(Contender contender, Measure measure, ServerMeasured measured) {
        return Spread.ofMeasure(measured.of(contender), measure)
                .map(value -> new MeasureResult(
                        contender.label(), measure.label(), measure.unit().symbol(), value));
    }
}
