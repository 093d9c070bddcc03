package dev.burr.test.contract;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.persistence.StateLoader;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public abstract class StateLoaderContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** A new builder; the applications that it builds are recorded where {@link #loader()} reads. */
    protected abstract ApplicationBuilder recorded();

    /** Reads what was recorded. */
    protected abstract StateLoader loader();

    private Application counterTo(String id, int limit) {
        return counting(recorded(), limit)
                .withIdentifiers(id)
                .withState(State.of("n", 0))
                .build();
    }

    private static ApplicationBuilder counting(ApplicationBuilder builder, int limit) {
        return builder.withClock(Clock.fixed(NOON, ZoneOffset.UTC))
                .withActions(
                        action("count")
                                .reads("n")
                                .writes("n")
                                .optionalInputs("by")
                                .run((state, inputs) -> state.increment(
                                        "n", inputs.find("by", Integer.class).orElse(1))),
                        action("done").run(state -> state))
                .withTransitions(
                        from("count")
                                .to("count")
                                .when(reading("n").test("n < " + limit, state -> state.getInt("n") < limit)),
                        from("count").to("done"))
                .withEntrypoint("count");
    }

    private PersistedState last(String id) {
        return loader().load(id).orElseThrow();
    }

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

    /** An application whose last step failed. */
    @Nested
    final class AFailedStep {

        private ApplicationBuilder fragile(boolean broken) {
            return recorded()
                    .withActions(
                            action("ask")
                                    .inputs("question")
                                    .writes("question")
                                    .run((state, inputs) -> state.with("question", inputs.getString("question"))),
                            action("answer").reads("question").writes("answer").run(state -> {
                                if (broken) {
                                    throw new IllegalStateException("No answer.");
                                }
                                return state.with("answer", 42);
                            }))
                    .withTransitions(from("ask").to("answer"))
                    .withEntrypoint("ask");
        }

        private void fail(String id) {
            Application app = fragile(true).withIdentifiers(id).build();
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> app.run(after("answer"), Inputs.of("question", "Why?")));
        }

        @Test
        void leavesTheStateAsItWasAtTheNextSequenceId() {
            fail("fragile");

            PersistedState last = last("fragile");

            assertThat(last.status()).isEqualTo(Status.FAILED);
            assertThat(last.action()).isEqualTo("answer");
            assertThat(last.state()).isEqualTo(State.of("question", "Why?"));
            assertThat(last.position()).isEqualTo(new Position(1, "ask"));
        }

        @Test
        void runsAgainWhenTheApplicationGoesOn() {
            fail("fragile");

            Application again = fragile(false).resumeFrom("fragile").build();
            again.step();

            PersistedState last = last("fragile");
            assertThat(last.status()).isEqualTo(Status.COMPLETED);
            assertThat(last.position()).isEqualTo(new Position(2, "answer"));
            assertThat(last.state().getInt("answer")).isEqualTo(42);
            assertThat(loader().load("fragile", 1).orElseThrow().status()).isEqualTo(Status.FAILED);
        }
    }

    /** An application that goes on from what was recorded. */
    @Nested
    final class GoingOn {

        @Test
        void continuesBehindTheLastStep() {
            counterTo("counter", 5).run(after("done"), Inputs.of("by", 2));
            long steps = last("counter").position().sequenceId();

            Application again = counting(recorded(), 5).restartFrom("counter").build();
            again.step();

            assertThat(last("counter").state().getInt("n")).isEqualTo(7);
            assertThat(last("counter").position()).isEqualTo(new Position(steps + 1, "count"));
        }

        @Test
        void leavesTheParentOfAForkAsItWas() {
            counterTo("parent", 5).run(after("done"));

            counting(recorded(), 5)
                    .forkFrom("parent", 1)
                    .withIdentifiers("child")
                    .overriding("n", 100)
                    .build()
                    .step();

            assertThat(last("child").position()).isEqualTo(new Position(2, "done"));
            assertThat(last("child").state().getInt("n")).isEqualTo(100);
            assertThat(last("parent").state().getInt("n")).isEqualTo(5);
            assertThat(loader().list()).containsExactlyInAnyOrder("parent", "child");
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

    /** What is in a state. */
    @Nested
    final class Values {

        private State recordedState(String key, @Nullable Object value) {
            recorded()
                    .withActions(action("put").writes(key).run(state -> state.with(key, value)))
                    .withEntrypoint("put")
                    .withIdentifiers("values")
                    .build()
                    .step();
            return last("values").state();
        }

        @Test
        void comeBackAsTheTypesThatTheyWere() {
            var order = new Order(7, List.of(new Line("ärger-☃", Size.LARGE)), Optional.empty(), LocalDate.EPOCH);

            assertThat(recordedState("order", order).get("order", Order.class)).isEqualTo(order);
        }

        @Test
        void areUnmasked() {
            State state = recordedState("password", "hunter2");

            assertThat(state.getString("password")).isEqualTo("hunter2");
        }

        @Test
        void mayBeNull() {
            State state = recordedState("nothing", null);

            assertThat(state.has("nothing")).isTrue();
            assertThat(state.find("nothing")).isEmpty();
        }

        @Test
        void nest() {
            Map<String, Object> nested = Map.of("list", Arrays.asList(1, null, Map.of("deep", true)));

            assertThat(recordedState("nested", nested).get("nested")).isEqualTo(nested);
        }

        @Test
        void keepTheOrderOfTheirKeys() {
            recorded()
                    .withActions(action("put")
                            .writes("c", "a", "b")
                            .run(state -> state.with("c", 1).with("a", 2).with("b", 3)))
                    .withEntrypoint("put")
                    .withIdentifiers("ordered")
                    .build()
                    .step();

            assertThat(last("ordered").state().keys()).containsExactly("c", "a", "b");
        }

        private enum Size {
            LARGE
        }

        private record Line(String article, Size size) {}

        private record Order(int number, List<Line> lines, Optional<String> note, LocalDate day) {}
    }
}
