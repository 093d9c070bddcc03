package dev.burr.benchmarks.result;

import dev.burr.benchmarks.scenario.Goal;
import dev.burr.benchmarks.server.ServerFigure;
import dev.burr.benchmarks.server.ServerMeasured;
import dev.burr.benchmarks.server.ServerScenario;
import java.util.List;
import java.util.Optional;

/**
 * What came out of serving a folder.
 *
 * @param notMeasured the figures that this machine lets nobody measure
 */
public record ServerResult(
        String id, String title, List<MeasureResult> measures, List<FigureResult> figures, List<String> notMeasured) {

    /** The result of what was measured. */
    public static ServerResult of(ServerMeasured measured) {
        ServerScenario scenario = measured.scenario();
        return new ServerResult(
                scenario.id(),
                scenario.title(),
                MeasureResult.all(measured),
                scenario.figures().stream()
                        .flatMap(figure -> figure(figure, measured).stream())
                        .toList(),
                scenario.figures().stream()
                        .filter(figure -> figure(figure, measured).isEmpty())
                        .map(ServerFigure::text)
                        .toList());
    }

    private static Optional<FigureResult> figure(ServerFigure figure, ServerMeasured measured) {
        Goal goal = figure.goal().orElse(null);
        return value(figure, measured).map(value -> FigureResult.of(figure.text(), value, goal));
    }

    private static Optional<Spread> value(ServerFigure figure, ServerMeasured measured) {
        if (figure instanceof ServerFigure.Ratio ratio) {
            return Spread.ofRatio(measured.of(ratio.of()), ratio.measure(), measured.of(ratio.to()), ratio.other());
        }
        if (figure instanceof ServerFigure.Difference difference) {
            return Spread.ofDifference(
                    measured.of(difference.of()), measured.of(difference.to()), difference.measure());
        }
        ServerFigure.Value value = (ServerFigure.Value) figure;
        return Spread.ofMeasure(measured.of(value.of()), value.measure());
    }
}
