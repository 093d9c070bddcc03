package dev.burr.spring.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.application.ApplicationBuilder;
import dev.burr.application.MaxStepsExceededException;
import dev.burr.core.ApplicationId;
import dev.burr.core.Graph;
import dev.burr.core.Halt;
import dev.burr.core.InvalidGraphException;
import dev.burr.core.State;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.WrongPartitionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ApplicationFactoryTest {

    record Counter(int n) {}

    private final InMemoryStatePersister persister = new InMemoryStatePersister();

    private final ApplicationFactory counters = ApplicationFactory.of(
                    Graph.builder()
                            .withActions(
                                    action("count").reads("n").writes("n").run(state -> state.increment("n")),
                                    action("reset").writes("n").run(state -> state.with("n", 0)))
                            .withTransitions(from("count", "reset").to("count"))
                            .build(),
                    () -> new ApplicationBuilder().withPersister(persister))
            .withState(State.of("n", 10));

    private int countOnce(ApplicationFactory factory, String id) {
        return factory.application(id).run(after("count")).state().getInt("n");
    }

    @Test
    void goesOnWithTheApplicationOfAnId() {
        assertThat(countOnce(counters, "a")).isEqualTo(11);
        assertThat(countOnce(counters, "a")).isEqualTo(12);
        assertThat(countOnce(counters, "b")).isEqualTo(11);
    }

    @Test
    void startsAnApplicationUnderAnIdOfItsOwnEachTime() {
        var first = counters.create();
        var second = counters.create();

        first.step();

        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(first.state().getInt("n")).isEqualTo(11);
        assertThat(second.state().getInt("n")).isEqualTo(10);
    }

    @Test
    void startsWhereAndWithWhatItIsToldTo() {
        var resetting = counters.withEntrypoint("reset").withState(new Counter(3));

        assertThat(resetting.create().run(Halt.afterAny()).state().getInt("n")).isZero();
        assertThat(countOnce(counters.withState(new Counter(3)), "c")).isEqualTo(4);
        assertThat(countOnce(counters, "d")).as("the one that it was made from").isEqualTo(11);
    }

    @Test
    void refusesAnEntrypointThatIsNotInTheGraph() {
        assertThatExceptionOfType(InvalidGraphException.class)
                .isThrownBy(() -> counters.withEntrypoint("cuont"))
                .withMessage(
                        "This graph has 1 problem:\n 1. Entrypoint 'cuont' is not an action of this graph (actions: 'count', 'reset')."
                                + " Pass one of them to withEntrypoint.");
    }

    @Test
    void keepsTheApplicationsOfSomebodyFromOthers() {
        counters.application("e", "ann").step();

        assertThat(counters.application("e", "ann").state().getInt("n")).isEqualTo(11);
        assertThat(counters.application(new ApplicationId("e", "ann")).state().getInt("n"))
                .isEqualTo(11);
        assertThatExceptionOfType(WrongPartitionException.class).isThrownBy(() -> counters.application("e", "bob"));
    }

    @Test
    void givesItsBuildersFurtherSettingsInTheOrderInWhichTheyWereAdded() {
        var limited = counters.with(builder -> builder.withMaxSteps(1)).with(builder -> builder.withMaxSteps(2));

        var app = limited.create();

        assertThatExceptionOfType(MaxStepsExceededException.class).isThrownBy(() -> app.run(Halt.never()));
        assertThat(app.state().getInt("n")).isEqualTo(12);
    }

    @Test
    void givesABuilderForWhatItDoesNotCover() {
        countOnce(counters, "f");
        countOnce(counters, "f");

        var fork = counters.builder().forkFrom("f", 0).build();

        assertThat(fork.id()).isNotEqualTo("f");
        assertThat(fork.state().getInt("n")).isEqualTo(11);
    }

    @Test
    void servesManyThreads() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> requests = IntStream.range(0, 200)
                    .<Callable<Integer>>mapToObj(i -> () -> countOnce(counters, "request-" + i))
                    .toList();
            var answers = new ArrayList<Integer>();
            for (Future<Integer> answer : pool.invokeAll(requests)) {
                answers.add(answer.get());
            }

            assertThat(answers).hasSize(200).containsOnly(11);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void tellsItsActionsAsText() {
        assertThat(counters).hasToString("ApplicationFactory['count', 'reset']");
    }
}
