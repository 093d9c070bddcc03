package dev.burr.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.benchmarks.probe.Effort;
import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.server.Measure;
import dev.burr.benchmarks.server.Readings;
import dev.burr.benchmarks.server.ServerMeasured;
import dev.burr.benchmarks.server.ServerScenario;
import dev.burr.benchmarks.server.Sizes;
import org.junit.jupiter.api.Test;

final class ServerResultTest {

    private static ServerMeasured measured(String id) {
        return new ServerMeasured(ServerScenario.all(Sizes.of(Effort.FULL)).stream()
                .filter(scenario -> scenario.id().equals(id))
                .findFirst()
                .orElseThrow());
    }

    /** Three rounds of ours and of the original. */
    static ServerResult list() {
        ServerMeasured measured = measured("server-list-1000");
        for (int round = 1; round <= 3; round++) {
            measured.add(Contender.OURS, listed(5 * round, 8 * round));
            measured.add(Contender.PYTHON, listed(1_000 * round, 1_200));
        }
        return ServerResult.of(measured);
    }

    private static Readings listed(double median, double p95) {
        return new Readings().with(Measure.LIST_MEDIAN, median).with(Measure.LIST_P95, p95);
    }

    @Test
    void showsWhatWasMeasuredOfEachContender() {
        assertThat(list().measures())
                .containsExactly(
                        new MeasureResult("ours", Measure.LIST_MEDIAN.label(), "ms", new Spread(10, 5, 15)),
                        new MeasureResult("ours", Measure.LIST_P95.label(), "ms", new Spread(16, 8, 24)),
                        new MeasureResult(
                                "Python Burr", Measure.LIST_MEDIAN.label(), "ms", new Spread(2_000, 1_000, 3_000)),
                        new MeasureResult(
                                "Python Burr", Measure.LIST_P95.label(), "ms", new Spread(1_200, 1_200, 1_200)));
    }

    @Test
    void comparesWithinARound() {
        assertThat(list().figures())
                .extracting(FigureResult::value)
                .containsExactly(new Spread(200, 200, 200), new Spread(75, 50, 150));
        assertThat(list().notMeasured()).isEmpty();
    }

    @Test
    void judgesAgainstTheGoal() {
        ServerMeasured measured = measured("server-live-run");
        measured.add(Contender.OURS, new Readings().with(Measure.NOTICE_MEDIAN, 151));

        assertThat(ServerResult.of(measured).figures())
                .singleElement()
                .isEqualTo(new FigureResult(
                        "ours: " + Measure.NOTICE_MEDIAN.label() + ", ms", new Spread(151, 151, 151), "≤ 150", false));
    }

    @Test
    void namesWhatCouldNotBeMeasured() {
        ServerMeasured measured = measured("server-many-runs");
        measured.add(
                Contender.OURS,
                new Readings()
                        .with(Measure.OWN_LIST_P95, 20)
                        .with(Measure.FIRST_INDEX, 9_000)
                        .with(Measure.NEWEST_LISTED, 400)
                        .with(Measure.HEAP, 120));

        ServerResult result = ServerResult.of(measured);

        assertThat(result.figures()).hasSize(4);
        assertThat(result.notMeasured()).containsExactly("ours: " + Measure.FIRST_INDEX_COLD.label() + ", ms");
    }

    @Test
    void subtractsWithinARound() {
        ServerMeasured measured = new ServerMeasured(
                ServerScenario.ofStarter(Sizes.of(Effort.FULL)).get(0));
        for (int round = 1; round <= 3; round++) {
            measured.add(contender(measured, "without"), new Readings().with(Measure.READY, 1_000 * round));
            measured.add(contender(measured, "on"), new Readings().with(Measure.READY, 1_010 * round));
        }

        assertThat(ServerResult.of(measured).figures())
                .first()
                .isEqualTo(new FigureResult(
                        "starter − no starter: " + Measure.READY.label() + ", ms",
                        new Spread(20, 10, 30),
                        "≤ 50",
                        true));
    }

    private static Contender contender(ServerMeasured measured, String id) {
        return measured.scenario().contenders().stream()
                .filter(contender -> contender.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
