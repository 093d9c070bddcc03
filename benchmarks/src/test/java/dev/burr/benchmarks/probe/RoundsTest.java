package dev.burr.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RoundsTest {

    private static final Scenario UNTRACKED = Scenario.named("counter-untracked");
    private static final Scenario TRACKED = Scenario.named("counter-tracked");

    private final List<String> turns = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    @Test
    void goesFromContenderToContenderAndBackInTheNextRound() throws Exception {
        measure(2);

        assertThat(turns)
                .containsExactly(
                        "counter-untracked ours",
                        "counter-untracked python",
                        "counter-untracked langgraph4j",
                        "counter-tracked ours",
                        "counter-tracked python",
                        "counter-tracked floor",
                        "counter-tracked same-lines",
                        "counter-tracked encoding",
                        "counter-untracked langgraph4j",
                        "counter-untracked python",
                        "counter-untracked ours",
                        "counter-tracked encoding",
                        "counter-tracked same-lines",
                        "counter-tracked floor",
                        "counter-tracked python",
                        "counter-tracked ours");
    }

    @Test
    void keepsTheRoundsOfEachContender() throws Exception {
        List<Measured> measured = measure(2);

        assertThat(measured).extracting(Measured::scenario).containsExactly(UNTRACKED, TRACKED);
        assertThat(measured.get(0).of(Contender.OURS))
                .extracting(Round::samples)
                .containsExactly(1, 11);
        assertThat(measured.get(1).of(Contender.FLOOR))
                .extracting(Round::samples)
                .containsExactly(6, 14);
    }

    @Test
    void tellsHowFarItHasCome() throws Exception {
        measure(1);

        assertThat(progress)
                .containsExactly(
                        "round 1 of 1: step, untracked, tiny state", "round 1 of 1: step, tracked to file, tiny state");
    }

    private List<Measured> measure(int rounds) throws IOException, InterruptedException {
        Probes probes = (scenario, contender, effort) -> {
            turns.add(scenario.id() + " " + contender.id());
            return new Round(turns.size(), 1, 1, 0, null);
        };
        return new Rounds(probes, new Effort("test", rounds, 0, 0, 0), progress::add)
                .measure(List.of(UNTRACKED, TRACKED));
    }
}
