package dev.burr.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.benchmarks.probe.Effort;
import dev.burr.benchmarks.probe.Measured;
import dev.burr.benchmarks.probe.Round;
import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Scenario;
import dev.burr.serde.Serde;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class ReportTest {

    private final Results results = resultsWithLoad(0.25);

    private static Results resultsWithLoad(double before) {
        return new Results(
                Instant.parse("2026-11-25T21:23:08Z"),
                "1e0ed97",
                "0.43.0",
                "1.8.17",
                new Machine("AMD EPYC", 2, "Linux 6 amd64", "OpenJDK 17", "Python 3.11", "ext4"),
                before,
                1.5,
                Effort.FULL,
                List.of(ScenarioResult.of(tracked())),
                List.of(ServerResultTest.list()));
    }

    private static Measured tracked() {
        var measured = new Measured(Scenario.named("counter-tracked"));
        for (int i = 1; i <= 3; i++) {
            measured.add(Contender.OURS, new Round(400, 3.0 * i, 3.1 * i, 518, 2_584.0 + i));
            measured.add(Contender.PYTHON, new Round(40, 45.0 * i, 46.0 * i, 298, null));
            measured.add(Contender.FLOOR, new Round(600, 1.5, 1.6, 300, 0.0));
            measured.add(Contender.SAME_LINES, new Round(600, 2.0, 2.1, 518, 0.0));
            measured.add(Contender.ENCODING, new Round(700, 0.5, 0.6, 0, 0.0));
        }
        return measured;
    }

    @Test
    void tellsWhereAndHowItWasMeasured() {
        assertThat(new Report(results).text())
                .startsWith(
                        """
                        Burr for Spring 1e0ed97 against Apache Burr 0.43.0 and LangGraph4j 1.8.17, 2026-11-25 21:23 UTC.
                        AMD EPYC, 2 cores; Linux 6 amd64; OpenJDK 17; Python 3.11; files on ext4.
                        full: 5 rounds, each with 3.5 s of warm-up (Python 1.0 s) and 1.5 s that count; load 0.3 before and 1.5 after.
                        """);
    }

    @Test
    void showsCostsAndHowTheyCompare() {
        assertThat(new Report(results).text())
                .contains(
                        """
                        | Scenario                          | Who              | A step, median |         min – max | Bytes a step | Allocated |
                        |-----------------------------------|------------------|---------------:|------------------:|-------------:|----------:|
                        | step, tracked to file, tiny state | ours             |        6.00 µs | 3.00 µs – 9.00 µs |          518 |     2,586 |
                        | step, tracked to file, tiny state | Python Burr      |        90.0 µs |  45.0 µs – 135 µs |          298 |         – |
                        | step, tracked to file, tiny state | floor            |        1.50 µs | 1.50 µs – 1.50 µs |          300 |         0 |
                        | step, tracked to file, tiny state | floor, 3 lines   |        2.00 µs | 2.00 µs – 2.00 µs |          518 |         0 |
                        | step, tracked to file, tiny state | serialising only |        0.50 µs | 0.50 µs – 0.50 µs |            – |         0 |
                        """)
                .contains(
                        """
                        | step, tracked to file, tiny state | ours ÷ floor                                                     |   4.00 | 2.00 – 6.00 | ≤ 1.5 | missed |
                        | step, tracked to file, tiny state | ours ÷ floor, 3 lines                                            |   3.00 | 1.50 – 4.50 |       |        |
                        | step, tracked to file, tiny state | Python Burr ÷ ours                                               |   15.0 | 15.0 – 15.0 |       |        |
                        """);
    }

    @Test
    void showsWhatServersTake() {
        assertThat(new Report(results).text())
                .contains(
                        """
                        | Served     | Who         | What                                         |   Median |     min – max |
                        |------------|-------------|----------------------------------------------|---------:|--------------:|
                        | 1,000 runs | ours        | first page of the list, half of the requests |  10.0 ms |   5.00 – 15.0 |
                        | 1,000 runs | ours        | first page of the list, 95 % of the requests |  16.0 ms |   8.00 – 24.0 |
                        | 1,000 runs | Python Burr | first page of the list, half of the requests | 2,000 ms | 1,000 – 3,000 |
                        | 1,000 runs | Python Burr | first page of the list, 95 % of the requests | 1,200 ms | 1,200 – 1,200 |
                        """)
                .containsPattern(
                        "\\| 1,000 runs +\\| Python Burr ÷ ours: first page of the list, half of the requests +\\| +200 ");
    }

    @Test
    void warnsOfAMachineThatHadOtherWorkToDo() {
        assertThat(new Report(resultsWithLoad(1)).text()).doesNotContain("other work");
        assertThat(new Report(resultsWithLoad(1.1)).text())
                .contains(
                        "after.\nThe machine had other work to do: a figure that varies from round to round says little.\n\n| Scenario");
    }

    @Test
    void isAJsonDocumentForPrograms() {
        assertThat(Serde.standard().parse(results.json()))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("date", "2026-11-25T21:23:08Z")
                .containsEntry("peer", "0.43.0")
                .extractingByKey("scenarios")
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .first()
                .extracting("figures")
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .first()
                .isEqualTo(Map.of(
                        "text",
                        "ours ÷ floor",
                        "value",
                        Map.of("median", 4.0, "min", 2.0, "max", 6.0),
                        "goal",
                        "≤ 1.5",
                        "reached",
                        false));
    }
}
