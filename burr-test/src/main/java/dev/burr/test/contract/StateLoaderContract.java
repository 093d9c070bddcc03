package dev.burr.test.contract;

import static dev.burr.core.Halt.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.persistence.StateLoader;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * What every {@link StateLoader} does. To hold one against it, extend this class, say how applications are recorded and
 * how they are loaded, and run it with JUnit. Each test gets an instance of its own, with nothing recorded yet.
 */
public abstract class StateLoaderContract extends GoingOnContract {

    /** An application of which nothing is known. */
    @Nested
    final class AnUnknownApplication {

        @Test
        void hasNoState() {
            assertThat(loader().load("nobody")).isEmpty();
            assertThat(loader().load("nobody", 0)).isEmpty();
        }

        @Test
        void isNotListed() {
            assertThat(loader().list()).isEmpty();
        }

        @Test
        void mayHaveANameThatNoApplicationCanHave() {
            assertThat(loader().load("../nobody")).isEmpty();
            assertThat(loader().load("no/body", 3)).isEmpty();
            assertThat(loader().load("")).isEmpty();
        }

        @Test
        void hasNoStateBeforeItsFirstStepEnds() {
            counterTo("early", 3);

            assertThat(loader().load("early")).isEmpty();
        }
    }

    /** An application that has run. */
    @Nested
    final class ARecordedApplication {

        @Test
        void givesItsLastState() {
            counterTo("counter", 3).run(after("done"));

            PersistedState last = last("counter");

            assertThat(last.state().getInt("n")).isEqualTo(3);
            assertThat(last.action()).isEqualTo("done");
            assertThat(last.status()).isEqualTo(Status.COMPLETED);
            assertThat(last.position()).isEqualTo(new Position(3, "done"));
            assertThat(last.savedAt()).isEqualTo(NOON);
        }

        @Test
        void givesEveryEarlierState() {
            counterTo("counter", 3).run(after("done"));

            assertThat(IntStream.range(0, 3).map(step -> loader().load("counter", step)
                            .orElseThrow()
                            .state()
                            .getInt("n")))
                    .containsExactly(1, 2, 3);
            assertThat(loader().load("counter", 1).orElseThrow().position()).isEqualTo(new Position(1, "count"));
        }

        @Test
        void hasNoStateForAStepThatDidNotRun() {
            counterTo("counter", 3).run(after("done"));

            assertThat(loader().load("counter", 4)).isEmpty();
            assertThat(loader().load("counter", -1)).isEmpty();
        }

        @Test
        void isListed() {
            counterTo("first", 1).step();
            counterTo("second", 1).step();

            assertThat(loader().list()).containsExactlyInAnyOrder("first", "second");
        }

        @Test
        void isLoadedWhileItRuns() {
            Application app = counterTo("counter", 3);

            app.step();
            assertThat(last("counter").state().getInt("n")).isEqualTo(1);

            app.step();
            assertThat(last("counter").state().getInt("n")).isEqualTo(2);
        }

        @Test
        void knowsItsIds() {
            counting(recorded(), 1)
                    .withIdentifiers("counter", "ana@example.com")
                    .withState(State.of("n", 0))
                    .build()
                    .step();

            assertThat(last("counter").application()).isEqualTo(new ApplicationId("counter", "ana@example.com"));
        }

        @Test
        void knowsTheInputsOfAStep() {
            counterTo("counter", 9).step(Inputs.of("by", 4));

            PersistedState last = last("counter");

            assertThat(last.inputs().getInt("by")).isEqualTo(4);
            assertThat(last.state().getInt("n")).isEqualTo(4);
        }
    }

    /** Several applications, recorded in the same place. */
    @Nested
    final class SeveralApplications {

        @Test
        void doNotMix() {
            Application low = counterTo("low", 3);
            Application high = counterTo("high", 30);

            low.step();
            high.step(Inputs.of("by", 20));
            low.step();
            high.step(Inputs.of("by", 3));

            assertThat(last("low").state().getInt("n")).isEqualTo(2);
            assertThat(last("high").state().getInt("n")).isEqualTo(23);
        }

        @Test
        void areListedByWhatTheyBelongTo() {
            countingFor("ana", "of-ana").step();
            countingFor("bob", "of-bob").step();
            countingFor("ana", "another-of-ana").step();
            countingFor(null, "of-nobody").step();

            assertThat(loader().list("ana")).containsExactlyInAnyOrder("of-ana", "another-of-ana");
            assertThat(loader().list("bob")).containsExactly("of-bob");
            assertThat(loader().list(null)).containsExactly("of-nobody");
            assertThat(loader().list("eve")).isEmpty();
        }

        private Application countingFor(@Nullable String partition, String id) {
            return counting(recorded(), 3)
                    .withIdentifiers(id, partition)
                    .withState(State.of("n", 0))
                    .build();
        }

        @Test
        void mayRunAtTheSameTime() throws ExecutionException, InterruptedException {
            List<Callable<Integer>> runs = IntStream.range(0, 24)
                    .<Callable<Integer>>mapToObj(i -> () -> counterTo("counter-" + i, 20 + i)
                            .run(after("done"))
                            .state()
                            .getInt("n"))
                    .toList();
            ExecutorService threads = Executors.newFixedThreadPool(4);

            try {
                for (Future<Integer> run : threads.invokeAll(runs)) {
                    run.get();
                }
            } finally {
                threads.shutdown();
            }

            assertThat(IntStream.range(0, 24)
                            .map(i -> last("counter-" + i).state().getInt("n") - i))
                    .containsOnly(20);
        }
    }
}
