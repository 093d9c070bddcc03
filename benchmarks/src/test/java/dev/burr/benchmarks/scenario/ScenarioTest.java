package dev.burr.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.burr.benchmarks.scenario.Contender.Platform;
import dev.burr.benchmarks.scenario.Contender.WarmUp;
import dev.burr.serde.Serde;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That the workloads do what they say. How long they take is no matter for a test. */
final class ScenarioTest {

    @TempDir
    private Path folder;

    /** Without those whose work takes long. */
    static Stream<Arguments> contendersOnTheJvm() {
        return Scenario.all().stream().flatMap(scenario -> scenario.contenders().stream()
                .filter(contender -> contender.platform() == Platform.JVM)
                .filter(contender -> contender.warmUp() == WarmUp.BEFORE_ITS_WORK)
                .map(contender -> Arguments.of(scenario.id(), contender.id())));
    }

    @ParameterizedTest
    @MethodSource("contendersOnTheJvm")
    void leavesNothingBehind(String scenario, String contender) throws IOException {
        run(scenario, contender);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void countsToAThousandAndIsDone() throws IOException {
        assertThat(run("counter-untracked", "ours")).satisfies(sample -> {
            assertThat(sample.steps()).isEqualTo(1_001);
            assertThat(sample.bytes()).isZero();
        });
    }

    @Test
    void recordsEachStepOfTheCounter() throws IOException {
        Sample sample = run("counter-tracked", "ours");

        assertThat(sample.steps()).isEqualTo(1_001);
        assertThat(sample.bytes() / sample.steps()).isBetween(500L, 550L);
    }

    /** 298 bytes a step are what Python Burr writes for the same two lines, with times that are one character shorter. */
    @Test
    void putsTheFloorUnderTheTwoLinesOfAStep() throws IOException {
        Sample sample = run("counter-tracked", "floor");

        assertThat(sample.bytes() / sample.steps()).isEqualTo(300);
    }

    @Test
    void putsAFloorUnderTheThreeLinesOfAStepToo() throws IOException {
        Sample sample = run("counter-tracked", "same-lines");

        assertThat(sample.bytes() / sample.steps()).isEqualTo(519);
    }

    /** Observed or not, a service has the same in its log as the core alone. */
    @Test
    void recordsTheSameInAService() throws IOException {
        Sample core = run("step-in-service", "core");

        assertThat(core.steps()).isEqualTo(1_001);
        for (String contender : List.of("starter", "actuator")) {
            Sample sample = run("step-in-service", contender);

            assertThat(sample.steps()).isEqualTo(core.steps());
            assertThat(sample.bytes()).isCloseTo(core.bytes(), withinPercentage(1));
        }
    }

    /** By what it puts on the heap, which is little where nobody listens. */
    @Test
    void observesInAServiceWithTheActuator() throws IOException {
        long core = Objects.requireNonNull(run("step-in-service", "core").allocated());
        long actuator =
                Objects.requireNonNull(run("step-in-service", "actuator").allocated());

        assertThat(actuator).isGreaterThan(2 * core);
    }

    @Test
    void putsTheFloorUnderTheFloor() throws IOException {
        Sample sample = run("counter-tracked", "encoding");

        assertThat(sample.steps()).isEqualTo(1_000);
        assertThat(sample.bytes()).isZero();
    }

    /** Of an action's work there is some, of the floor's hardly any. */
    @Test
    void countsWhatIsPutOnTheHeap() throws IOException {
        Sample sample = run("counter-tracked", "ours");

        assertThat(Objects.requireNonNull(sample.allocated()) / sample.steps()).isBetween(200L, 200_000L);
    }

    @Test
    void knowsWhichLangGraph4jItMeasures() throws IOException {
        assertThat(LangGraphVersion.read()).matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void countsAsFarInLangGraph4jAsHere() throws IOException {
        assertThat(LangGraphRun.untracked(7).run().steps()).isEqualTo(8);
        assertThat(run("counter-untracked", "langgraph4j").steps()).isEqualTo(1_001);
    }

    @Test
    void keepsEachStepOfLangGraph4jInAFile() throws IOException {
        Sample few = LangGraphRun.saved(5, folder).run();
        Sample more = LangGraphRun.saved(55, folder).run();

        assertThat(few.steps()).isEqualTo(6);
        assertThat((more.bytes() - few.bytes()) / 50).isBetween(60L, 120L);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesTheGrowingHistoryWithEachStep() throws IOException {
        Sample ours = run("growing-chat-1000", "ours");
        Sample floor = run("growing-chat-1000", "floor");

        assertThat(ours.steps()).isEqualTo(1_001);
        assertThat(ours.bytes() / ours.steps()).isBetween(52_000L, 52_300L);
        assertThat(floor.steps()).isEqualTo(1_000);
        assertThat(floor.bytes() / floor.steps()).isBetween(51_700L, 52_000L);
    }

    @Test
    void writesTheLongerHistoryToo() throws IOException {
        Sample ours = run("growing-chat-2000", "ours");

        assertThat(ours.steps()).isEqualTo(2_001);
        assertThat(ours.bytes() / ours.steps()).isBetween(103_000L, 104_500L);
    }

    @Test
    void writesOnlyWhatChangedWhereThatIsAskedFor() throws IOException {
        Sample whole = run("growing-chat-2000", "ours");
        Sample changes = run("chat-as-changes", "ours");

        assertThat(changes.steps()).isEqualTo(2_001);
        assertThat(changes.bytes()).isBetween(1_000_000L, whole.bytes() / 100);
        assertThat(run("chat-as-changes", "ours-short").steps()).isEqualTo(501);
    }

    @Test
    void writesAKilobyteWithEachStep() throws IOException {
        Sample ours = run("kilobyte-tracked", "ours");
        Sample floor = run("kilobyte-tracked", "floor");

        assertThat(Serde.standard().print(Machines.kilobyte())).hasSize(1_025);
        assertThat(ours.bytes() / ours.steps()).isBetween(1_530L, 1_590L);
        assertThat(floor.bytes() / floor.steps()).isBetween(1_300L, 1_360L);
    }

    @Test
    void recordsEachStepOfAHundredRuns() throws IOException {
        Sample sample = run("crowd-tracked", "ours");

        assertThat(sample.steps()).isEqualTo(100 * 101);
        assertThat(sample.bytes() / sample.steps()).isBetween(490L, 550L);
        assertThat(Objects.requireNonNull(sample.allocated()) / sample.steps()).isBetween(200L, 200_000L);
    }

    @Test
    void appendsToAHistoryOfEitherLength() throws IOException {
        assertThat(run("long-history", "ours-first").steps()).isEqualTo(101);
        assertThat(run("long-history", "ours-last").steps()).isEqualTo(101);
    }

    @Test
    void storesTheLinesOfSixteenRunsEitherWay() throws IOException {
        Sample ours = run("durable-runs", "ours");
        Sample oneByOne = run("durable-runs", "one-by-one");

        assertThat(ours.steps()).isEqualTo(16 * 20).isEqualTo(oneByOne.steps());
        assertThat(ours.bytes()).isCloseTo(oneByOne.bytes(), withinPercentage(5));
    }

    @Test
    void comparesItsOwnContendersOnly() {
        for (Scenario scenario : Scenario.all()) {
            assertThat(scenario.contenders()).extracting(Contender::id).doesNotHaveDuplicates();
            for (Figure figure : scenario.figures()) {
                assertThat(scenario.contenders()).as(figure.text()).containsAll(figure.compared());
            }
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.named("counter"))
                .withMessageContaining("'counter'")
                .withMessageContaining("counter-tracked");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scenario.named("counter-untracked").contender("floor"))
                .withMessage(
                        "Scenario 'counter-untracked' has no contender 'floor' (contenders: [ours, python, langgraph4j]).");
    }

    private Sample run(String scenario, String contender) throws IOException {
        Scenario named = Scenario.named(scenario);
        return named.workload(named.contender(contender), folder).run();
    }
}
