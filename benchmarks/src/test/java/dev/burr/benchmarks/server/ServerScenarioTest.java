package dev.burr.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.benchmarks.probe.Effort;
import dev.burr.benchmarks.scenario.Contender;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ServerScenarioTest {

    private static Stream<ServerScenario> all() {
        return Stream.of(Effort.FULL, Effort.QUICK)
                .map(Sizes::of)
                .flatMap(sizes -> Stream.of(ServerScenario.all(sizes), ServerScenario.ofStarter(sizes)))
                .flatMap(List::stream);
    }

    @Test
    void haveDifferentIdsAndTitles() {
        List<ServerScenario> full = ServerScenario.all(Sizes.FULL);

        assertThat(full).extracting(ServerScenario::id).doesNotHaveDuplicates();
        assertThat(full).extracting(ServerScenario::title).doesNotHaveDuplicates();
    }

    @Test
    void compareContendersThatTheyHave() {
        assertThat(all()).allSatisfy(scenario -> assertThat(scenario.figures())
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(scenario.contenders()).containsAll(contenders(figure))));
    }

    private static List<Contender> contenders(ServerFigure figure) {
        if (figure instanceof ServerFigure.Ratio ratio) {
            return List.of(ratio.of(), ratio.to());
        }
        return figure instanceof ServerFigure.Difference difference
                ? List.of(difference.of(), difference.to())
                : List.of(((ServerFigure.Value) figure).of());
    }

    @Test
    void letTheOriginalServeWhatItCan() {
        assertThat(ServerScenario.all(Sizes.FULL))
                .filteredOn(scenario -> scenario.contenders().contains(Contender.PYTHON))
                .extracting(ServerScenario::title)
                .containsExactly("start", "1,000 runs", "10,000 runs", "a run of 10,000 steps");
    }

    @Test
    void tellTheGoalsInTheUnitThatTheyAreMeasuredIn() {
        assertThat(ServerScenario.all(Sizes.FULL))
                .flatExtracting(ServerScenario::figures)
                .filteredOn(figure -> figure.goal().isPresent())
                .extracting(figure ->
                        figure.text() + " " + figure.goal().orElseThrow().text())
                .contains(
                        "ours ÷ bare Boot app: from the start to the first answer ≤ 1",
                        "ours ÷ Python Burr: from the start to the first answer ≤ 0.8",
                        "ours: first rows of the run, ms ≤ 300",
                        "ours: index of all runs, page cache warm, ms ≤ 10000",
                        "ours: heap in use after a collection, at most, MB ≤ 256");
    }
}
