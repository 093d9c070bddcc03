package dev.burr.benchmarks.result;

import dev.burr.benchmarks.probe.Measured;
import dev.burr.benchmarks.scenario.Scenario;
import java.util.List;

/** What came out of a scenario. */
public record ScenarioResult(String id, String title, List<ContenderResult> contenders, List<FigureResult> figures) {

    /** The result of what was measured. */
    public static ScenarioResult of(Measured measured) {
        Scenario scenario = measured.scenario();
        return new ScenarioResult(
                scenario.id(),
                scenario.title(),
                scenario.contenders().stream()
                        .map(contender -> ContenderResult.of(contender, measured))
                        .toList(),
                scenario.figures().stream()
                        .map(figure -> FigureResult.of(figure, measured))
                        .toList());
    }
}
