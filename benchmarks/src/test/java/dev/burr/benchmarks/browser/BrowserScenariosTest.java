package dev.burr.benchmarks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.benchmarks.probe.Effort;
import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.server.ServerScenario;
import dev.burr.benchmarks.server.Sizes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BrowserScenariosTest {

    private static final Sizes SIZES = Sizes.of(Effort.FULL);

    private static List<ServerScenario> all() {
        return BrowserScenarios.all(SIZES);
    }

    @Test
    void standBesideThoseOfTheServersUnderNamesOfTheirOwn() {
        List<ServerScenario> both = Stream.concat(ServerScenario.all(SIZES).stream(), all().stream())
                .toList();

        assertThat(both).extracting(ServerScenario::id).doesNotHaveDuplicates();
        assertThat(both).extracting(ServerScenario::title).doesNotHaveDuplicates();
        assertThat(all()).flatExtracting(ServerScenario::contenders).containsOnly(Contender.OURS);
    }

    @Test
    void areHeldAgainstWhatAReaderNotices() {
        assertThat(all())
                .flatExtracting(ServerScenario::figures)
                .extracting(figure ->
                        figure.text() + " " + figure.goal().orElseThrow().text())
                .containsExactly(
                        "ours: from the click on a run to its first rows, ms ≤ 1000",
                        "ours: longest task of the page while it scrolls, 0 if none is above 50, ms ≤ 100",
                        "ours: longest task of the page while it opens, 0 if none is above 50, ms ≤ 200",
                        "ours: from the click on a run to its graph, ms ≤ 1000",
                        "ours: from a step to its row on the page, half of the steps, ms ≤ 300");
    }

    @Test
    void bringTheirScript() {
        assertThat(PageScript.text()).contains("window.bench = ", "longtask");
    }
}
