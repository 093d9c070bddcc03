package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Halt.before;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.burr.application.RunResult.Reason;
import dev.burr.core.ActionResult;
import dev.burr.core.BurrException;
import dev.burr.core.Halt;
import dev.burr.core.Inputs;
import dev.burr.core.MissingInputException;
import dev.burr.core.MissingKeyException;
import dev.burr.core.State;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ApplicationTest {

    private final EventLog events = new EventLog();

    private ApplicationBuilder counterTo(int limit) {
        return new ApplicationBuilder()
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("done").tags("end").run(state -> state))
                .withTransitions(
                        from("count")
                                .to("count")
                                .when(reading("n").test("n < " + limit, state -> state.getInt("n") < limit)),
                        from("count").to("done"))
                .withState(State.of("n", 0))
                .withEntrypoint("count")
                .withIdentifiers("app")
                .withHooks(events);
    }

    @Nested
    class Running {

        @Test
        void countsToTen() {
            RunResult result = counterTo(10).build().run(after("done"));

            assertThat(result.state().getInt("n")).isEqualTo(10);
            assertThat(result.action()).contains("done");
            assertThat(result.reason()).isEqualTo(Reason.HALTED_AFTER);
            assertThat(result.result()).isEqualTo(Map.of());
        }

        @Test
        void stopsBeforeAnActionAndGoesOnBehindIt() {
            Application app = counterTo(2).build();

            RunResult halted = app.run(before("done"));

            assertThat(halted.reason()).isEqualTo(Reason.HALTED_BEFORE);
            assertThat(halted.action()).contains("done");
            assertThat(halted.result()).isNull();
            assertThat(app.run(after("@tag:end")).reason()).isEqualTo(Reason.HALTED_AFTER);
        }

        @Test
        void runsAtLeastOneStepEvenWhenItIsToHaltBeforeIt() {
            Application app = counterTo(5).build();

            assertThat(app.run(before("count")).state().getInt("n")).isEqualTo(1);
            assertThat(app.run(before("count")).state().getInt("n")).isEqualTo(2);
        }

        @Test
        void testsBeforeAheadOfAfter() {
            RunResult result = counterTo(5).build().run(after("count").orBefore("count"));

            assertThat(result.reason()).isEqualTo(Reason.HALTED_BEFORE);
        }

        @Test
        void stopsAfterWhicheverActionRan() {
            Application app = counterTo(2).build();

            RunResult first = app.run(Halt.afterAny());

            assertThat(first.reason()).isEqualTo(Reason.HALTED_AFTER);
            assertThat(first.action()).contains("count");
            assertThat(app.run(before("done").orAfter("@any")).state().getInt("n"))
                    .isEqualTo(2);
            assertThat(app.run(Halt.afterAny()).action()).contains("done");
            assertThat(app.run(Halt.afterAny()).reason()).isEqualTo(Reason.NO_TRANSITION);
        }

        @Test
        void stopsBeforeWhicheverActionIsNext() {
            Application app = counterTo(1).build();

            RunResult first = app.run(Halt.beforeAny());

            assertThat(first.reason()).isEqualTo(Reason.HALTED_BEFORE);
            assertThat(first.action()).contains("done");
            assertThat(app.run(Halt.beforeAny()).reason()).isEqualTo(Reason.NO_TRANSITION);
        }

        @Test
        void endsQuietlyWhenNoTransitionCanBeTaken() {
            Application app = counterTo(1).build();

            RunResult result = app.run(Halt.never());

            assertThat(result.reason()).isEqualTo(Reason.NO_TRANSITION);
            assertThat(result.action()).contains("done");
        }

        @Test
        void runsNothingWhenItHasEnded() {
            Application app = counterTo(1).build();
            app.run(Halt.never());

            RunResult again = app.run(after("done"));

            assertThat(again.action()).isEmpty();
            assertThat(again.reason()).isEqualTo(Reason.NO_TRANSITION);
            assertThat(app.sequenceId()).isEqualTo(1);
            assertThat(app.step()).isEmpty();
            assertThat(app.sequenceId()).isEqualTo(1);
        }

        @Test
        void refusesUnknownNamesInHaltConditions() {
            assertThatThrownBy(() -> counterTo(1).build().run(after("dnoe")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "Action 'dnoe' is not in this graph (actions: 'count', 'done'; tags: 'end'). Check the spelling.");
        }

        @Test
        void iteratesStepByStep() {
            Application app = counterTo(3).build();
            var seen = new ArrayList<String>();

            for (StepResult step : app.iterate(after("done"))) {
                seen.add(step.sequenceId() + " " + step.action() + " "
                        + step.state().getInt("n"));
            }

            assertThat(seen).containsExactly("0 count 1", "1 count 2", "2 count 3", "3 done 3");
        }

        @Test
        void leavesAnAbandonedIterationWhereItIs() {
            Application app = counterTo(3).build();

            app.iterate(after("done")).iterator().next();

            assertThat(app.nextAction()).contains("count");
            assertThat(app.run(after("done")).state().getInt("n")).isEqualTo(3);
        }

        @Test
        void loopsAHundredThousandTimesOnAFlatStack() {
            RunResult result = counterTo(100_000).build().run(after("done"));

            assertThat(result.state().getInt("n")).isEqualTo(100_000);
        }

        @Test
        void givesTheResultOfAnAction() {
            Application app = new ApplicationBuilder()
                    .withActions(action("roll")
                            .writes("dice")
                            .runWithResult(
                                    (state, inputs) -> ActionResult.of(Map.of("rolled", 6), state.with("dice", 6))))
                    .withEntrypoint("roll")
                    .build();

            StepResult step = app.step().orElseThrow();

            assertThat(step.result()).isEqualTo(Map.of("rolled", 6));
            assertThat(step.state().getInt("dice")).isEqualTo(6);
        }

        @Test
        void replacesTheStateBetweenSteps() {
            Application app = counterTo(10).build();
            app.step();

            app.updateState(State.of("n", 9));

            assertThat(app.run(after("done")).state().getInt("n")).isEqualTo(10);
            assertThat(app.sequenceId()).isEqualTo(2);
        }
    }

    @Nested
    class Inputting {

        private Application twoSteps() {
            return new ApplicationBuilder()
                    .withActions(
                            action("first")
                                    .inputs("a")
                                    .writes("x")
                                    .run((state, inputs) -> state.with("x", inputs.get("a"))),
                            action("second")
                                    .inputs("a")
                                    .optionalInputs("b")
                                    .reads("x")
                                    .writes("x")
                                    .run((state, inputs) -> state.with(
                                            "x",
                                            state.getString("x")
                                                    + inputs.get("a")
                                                    + inputs.find("b").orElse("-"))))
                    .withTransitions(from("first").to("second"))
                    .withEntrypoint("first")
                    .withHooks(events)
                    .build();
        }

        @Test
        void reachesEveryStepOfARun() {
            assertThat(twoSteps()
                            .run(after("second"), Inputs.of("a", "A"))
                            .state()
                            .getString("x"))
                    .isEqualTo("AA-");
        }

        @Test
        void showsAnActionWhatItDeclares() {
            twoSteps().run(after("second"), Inputs.of("a", "A", "b", "B", "unasked", "C"));

            assertThat(events.of(StepStarted.class))
                    .extracting(StepStarted::inputs)
                    .containsExactly(Inputs.of("a", "A"), Inputs.of("a", "A", "b", "B"));
        }

        @Test
        void isCheckedBeforeAnythingRuns() {
            Application app = twoSteps();

            assertThatThrownBy(() -> app.step(Inputs.of("b", 1)))
                    .isInstanceOf(MissingInputException.class)
                    .hasMessage(
                            "Action 'first' requires input 'a', which was not given (given: 'b'). Pass it, as in run(halt, Inputs.of(\"a\", …)).");
            assertThat(app.sequenceId()).isEqualTo(-1);
            assertThat(events.of(StepStarted.class)).isEmpty();
        }
    }

    @Nested
    class Failing {

        private final AtomicInteger calls = new AtomicInteger();

        private Application failingOnceWith(Exception failure) {
            return new ApplicationBuilder()
                    .withActions(
                            action("ok").writes("a").run(state -> state.with("a", 1)),
                            action("shaky").writes("b").run(state -> {
                                if (calls.getAndIncrement() == 0) {
                                    throw failure;
                                }
                                return state.with("b", 2);
                            }))
                    .withTransitions(from("ok").to("shaky"))
                    .withEntrypoint("ok")
                    .withHooks(events)
                    .withIdentifiers("app")
                    .build();
        }

        @Test
        void leavesTheStateAsItWasAndRunsTheSameActionAgain() {
            Application app = failingOnceWith(new IllegalStateException("boom"));

            assertThatThrownBy(() -> app.run(after("shaky"))).isInstanceOf(IllegalStateException.class);

            assertThat(app.state()).isEqualTo(State.of("a", 1));
            assertThat(app.sequenceId()).isEqualTo(1);
            assertThat(app.nextAction()).contains("shaky");
            StepResult again = app.step().orElseThrow();
            assertThat(again.action()).isEqualTo("shaky");
            assertThat(again.sequenceId()).isEqualTo(2);
            assertThat(again.state()).isEqualTo(State.of("a", 1, "b", 2));
        }

        @Test
        void passesUncheckedExceptionsUnchanged() {
            var boom = new IllegalStateException("boom");

            assertThat(catchThrowable(() -> failingOnceWith(boom).run(after("shaky"))))
                    .isSameAs(boom);
        }

        @Test
        void wrapsCheckedExceptions() {
            var offline = new IOException("offline");

            assertThatThrownBy(() -> failingOnceWith(offline).run(after("shaky")))
                    .isInstanceOf(ActionFailedException.class)
                    .hasMessage(
                            "Action 'shaky' failed in step 1: java.io.IOException: offline. The state is as it was before; the next step runs the action again.")
                    .hasCause(offline)
                    .asInstanceOf(type(ActionFailedException.class))
                    .returns("shaky", ActionFailedException::action)
                    .returns(1L, ActionFailedException::sequenceId);
        }

        @Test
        void tellsHooksTheOriginalExceptionAndTheStateBefore() {
            var offline = new IOException("offline");

            catchThrowable(() -> failingOnceWith(offline).run(after("shaky")));

            StepFinished failed = events.of(StepFinished.class).get(1);
            assertThat(failed.exception()).isSameAs(offline);
            assertThat(failed.result()).isNull();
            assertThat(failed.state().logged())
                    .containsExactly(
                            Map.entry("__SEQUENCE_ID", 1L), Map.entry("a", 1), Map.entry("__PRIOR_STEP", "ok"));
        }

        @Test
        void countsAViolatedDeclarationAsAFailure() {
            Application app = new ApplicationBuilder()
                    .withActions(action("sneaky").writes("a").run(state -> state.with("b", 1)))
                    .withEntrypoint("sneaky")
                    .withHooks(events)
                    .withIdentifiers("app")
                    .build();

            assertThatThrownBy(app::step).hasMessageStartingWith("Action 'sneaky' wrote key 'b'");
            assertThat(events.words()).contains("0 sneaky", "0 failed");
        }

        @Test
        void namesAnActionThatReturnsNothing() {
            Application app = new ApplicationBuilder()
                    .withActions(action("empty").run(state -> null))
                    .withEntrypoint("empty")
                    .build();

            assertThatThrownBy(app::step)
                    .isInstanceOf(BurrException.class)
                    .hasMessage("Action 'empty' returned no state. Return the state it was given, changed or not.");
        }

        @Test
        void keepsTheStepWhenTheNextConditionFails() {
            Application app = new ApplicationBuilder()
                    .withActions(
                            action("a").writes("x", "gone").run(state -> state.with("x", 1)
                                    .without("gone")),
                            action("b").run(state -> state))
                    .withTransitions(from("a").to("b").when(eq("gone", true)))
                    .withState(State.of("gone", true))
                    .withEntrypoint("a")
                    .build();

            assertThatThrownBy(() -> app.run(after("b"))).isInstanceOf(MissingKeyException.class);
            assertThat(app.state().getInt("x")).isEqualTo(1);
            assertThat(app.sequenceId()).isZero();
        }

        @Test
        void keepsTheInterruptWhenAnActionIsInterrupted() {
            Application app = failingOnceWith(new InterruptedException());

            assertThatThrownBy(() -> app.run(after("shaky"))).isInstanceOf(ActionFailedException.class);

            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Nested
    class Telling {

        @Test
        void firesEveryEventInOrder() {
            Application app = counterTo(1).build();

            app.run(after("done"));

            assertThat(events.words()).containsExactly("created app", "run(", "0 count", "0 ok", "1 done", "1 ok", ")");
        }

        @Test
        void endsAnIterationWithItsLastStep() {
            Application app = counterTo(1).build();

            app.iterate(after("done"))
                    .forEach(step -> assertThat(events.words()).doesNotContain(")"));

            assertThat(events.words())
                    .containsExactly("created app", "iterate(", "0 count", "0 ok", "1 done", "1 ok", ")");
        }

        @Test
        void tellsWhyATransitionWasTaken() {
            counterTo(2).build().run(after("done"));

            assertThat(events.of(StepStarted.class))
                    .extracting(event -> Optional.ofNullable(event.transition())
                            .map(taken -> taken.transition().condition().name() + taken.values())
                            .orElse("-"))
                    .containsExactly("-", "n < 2{n=1}", "default{}");
        }

        @Test
        void givesNoReasonWhereThereWasNoChoice() {
            Application app = new ApplicationBuilder()
                    .withActions(action("a").run(state -> state), action("b").run(state -> state))
                    .withTransitions(from("a").to("b"))
                    .withEntrypoint("a")
                    .withHooks(events)
                    .build();

            app.run(after("b"));

            assertThat(events.of(StepStarted.class))
                    .extracting(StepStarted::transition)
                    .containsOnlyNulls();
        }
    }

    @Test
    void refusesToRunTwoStepsAtOnce() throws Exception {
        var inside = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Application app = new ApplicationBuilder()
                .withActions(action("wait").run(state -> {
                    inside.countDown();
                    assertThat(release.await(10, TimeUnit.SECONDS)).isTrue();
                    return state;
                }))
                .withEntrypoint("wait")
                .withHooks(events)
                .withIdentifiers("app")
                .build();
        var runner = new Thread(app::step);
        runner.start();
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        assertThatThrownBy(app::step)
                .isInstanceOfSatisfying(ApplicationBusyException.class, busy -> assertThat(busy.applicationId())
                        .isEqualTo("app"))
                .hasMessage(
                        "Application 'app' is running a step already. Use it from one thread at a time, or build one for each thread.");

        assertThat(app.nextAction()).contains("wait");
        assertThat(events.words()).containsExactly("created app", "step(", "0 wait");

        release.countDown();
        runner.join();
        assertThat(app.sequenceId()).isZero();
    }
}
