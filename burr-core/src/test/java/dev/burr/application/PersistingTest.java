package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.ApplicationId;
import dev.burr.core.BurrException;
import dev.burr.core.ChildResult;
import dev.burr.core.Halt;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.StepFinished;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.StateNotSavedException;
import dev.burr.persistence.StatePersister;
import dev.burr.persistence.StepAlreadySavedException;
import dev.burr.persistence.WrongPartitionException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a builder and its applications do with a persister. */
final class PersistingTest {

    private final Watched saved = new Watched();
    private final EventLog events = new EventLog();
    private int counted;

    private ApplicationBuilder counter() {
        return new ApplicationBuilder()
                .withActions(
                        action("count")
                                .reads("n")
                                .writes("n")
                                .optionalInputs("by")
                                .run((state, inputs) -> {
                                    counted++;
                                    return state.increment(
                                            "n",
                                            inputs.find("by", Integer.class).orElse(1));
                                }),
                        action("fail").run(state -> {
                            throw new UnsupportedOperationException("Not today.");
                        }))
                .withTransitions(from("count").to("count"))
                .withEntrypoint("count");
    }

    private Application counting(String id) {
        return counter()
                .withPersister(saved)
                .withIdentifiers(id, "ana")
                .withState(State.of("n", 0))
                .build();
    }

    @Nested
    final class AStep {

        @Test
        void isSavedWithItsInputs() {
            Application app = counting("chat");

            app.step(Inputs.of("by", 3));
            app.step();

            assertThat(saved.load("chat", 0)).get().satisfies(step -> {
                assertThat(step.application()).isEqualTo(new ApplicationId("chat", "ana"));
                assertThat(step.action()).isEqualTo("count");
                assertThat(step.state()).isEqualTo(State.of("n", 3));
                assertThat(step.position()).isEqualTo(new Position(0, "count"));
                assertThat(step.status()).isEqualTo(Status.COMPLETED);
                assertThat(step.inputs()).isEqualTo(Inputs.of("by", 3));
            });
            assertThat(saved.load("chat", 1).orElseThrow().inputs()).isEqualTo(Inputs.none());
        }

        @Test
        void isSavedAsItWasBeforeWhenItFails() {
            Application app = counter()
                    .withPersister(saved)
                    .withIdentifiers("chat")
                    .withState(State.of("n", 0))
                    .withEntrypoint("fail")
                    .build();

            assertThatThrownBy(app::step).isInstanceOf(UnsupportedOperationException.class);

            assertThat(saved.load("chat")).get().satisfies(step -> {
                assertThat(step.status()).isEqualTo(Status.FAILED);
                assertThat(step.state()).isEqualTo(State.of("n", 0));
                assertThat(step.position()).isEqualTo(new Position(0, null));
            });
        }

        @Test
        void isSavedAfterEverybodyElseHasSeenIt() {
            counter()
                    .withPersister(saved)
                    .withHooks(new LifecycleHook() {
                        @Override
                        public void stepFinished(StepFinished event) {
                            saved.log.add("seen");
                        }
                    })
                    .withState(State.of("n", 0))
                    .build()
                    .step();

            assertThat(saved.log).containsExactly("seen", "save 0");
        }

        @Test
        void isAllThatIsSaved() {
            counting("chat");

            assertThat(saved.list()).isEmpty();
        }
    }

    @Nested
    final class AFailureToSave {

        @Test
        void reachesTheCallerAndNamesTheStep() {
            Application app = counting("chat");
            saved.failing = step -> new PersistenceException("The disk is full.");

            assertThatExceptionOfType(StateNotSavedException.class)
                    .isThrownBy(() -> app.run(after("count")))
                    .withMessage(
                            "Step 0 (action 'count') of application 'chat' has run, but its state was not saved: it is in memory only, "
                                    + "and an application that is built with resumeFrom runs the step again. Reason: The disk is full.")
                    .withCauseInstanceOf(PersistenceException.class)
                    .returns("chat", StateNotSavedException::appId)
                    .returns("count", StateNotSavedException::action)
                    .returns(0L, StateNotSavedException::sequenceId);
        }

        @Test
        void leavesTheStateInMemoryAfterTheStepAndTheSavedOneBeforeIt() {
            Application app = counting("chat");
            app.step();
            saved.failing = step -> new IllegalStateException();

            assertThatThrownBy(app::step).isInstanceOf(StateNotSavedException.class);

            assertThat(app.state().getInt("n")).isEqualTo(2);
            assertThat(app.sequenceId()).isEqualTo(1);
            assertThat(saved.load("chat").orElseThrow().state().getInt("n")).isEqualTo(1);
        }

        @Test
        void isMadeGoodByTheNextStep() {
            Application app = counting("chat");
            saved.failing = step -> new IllegalStateException();
            assertThatThrownBy(app::step).isInstanceOf(StateNotSavedException.class);

            saved.failing = null;
            app.step();

            assertThat(saved.load("chat", 0)).isEmpty();
            assertThat(saved.load("chat").orElseThrow().state().getInt("n")).isEqualTo(2);
        }

        @Test
        void doesNotHideWhyTheActionFailed() {
            Application app = counter()
                    .withPersister(saved)
                    .withState(State.of("n", 0))
                    .withEntrypoint("fail")
                    .build();
            saved.failing = step -> new PersistenceException("The disk is full.");

            assertThatThrownBy(app::step)
                    .isInstanceOfSatisfying(
                            UnsupportedOperationException.class, failure -> assertThat(failure.getSuppressed())
                                    .singleElement()
                                    .isInstanceOf(StateNotSavedException.class));
        }
    }

    @Nested
    final class AnApplicationThatWasOvertaken {

        private final Application app = counting("chat");

        AnApplicationThatWasOvertaken() {
            app.step();
            counter().withPersister(saved).resumeFrom("chat").build().step();
            assertThatThrownBy(app::step)
                    .isInstanceOf(StepAlreadySavedException.class)
                    .hasMessage(
                            "Step 1 of application 'chat' is saved already: another instance runs the same application, or this one was "
                                    + "built anew instead of going on from what is saved. Build it again with resumeFrom, and run it in one place at a time.");
        }

        @Test
        void runsNothingAnyMore() {
            int before = counted;

            assertThatThrownBy(app::step).isInstanceOf(StepAlreadySavedException.class);
            assertThatThrownBy(() -> app.run(after("count"))).isInstanceOf(StepAlreadySavedException.class);
            assertThatThrownBy(() -> app.iterate(after("count")).iterator().next())
                    .isInstanceOf(StepAlreadySavedException.class);

            assertThat(counted).isEqualTo(before);
            assertThat(saved.load("chat").orElseThrow().position().sequenceId()).isEqualTo(1);
        }

        @Test
        void goesOnWhenItIsBuiltAgain() {
            Application again =
                    counter().withPersister(saved).resumeFrom("chat").build();

            again.step();

            assertThat(saved.load("chat").orElseThrow().position().sequenceId()).isEqualTo(2);
        }
    }

    @Test
    void anIterationThatWasOvertakenRunsNothingAnyMore() {
        Iterator<StepResult> steps =
                counting("chat").iterate(Halt.after("fail")).iterator();
        steps.next();
        counter().withPersister(saved).resumeFrom("chat").build().step();
        assertThatThrownBy(steps::next).isInstanceOf(StepAlreadySavedException.class);
        int before = counted;

        assertThatThrownBy(steps::next)
                .isInstanceOf(StepAlreadySavedException.class)
                .hasNoSuppressedExceptions();

        assertThat(counted).isEqualTo(before);
        assertThat(saved.load("chat").orElseThrow().position().sequenceId()).isEqualTo(1);
    }

    @Test
    void hooksSeeTheEndOfARunThatWasRefused() {
        Application app = counter()
                .withPersister(saved)
                .withHooks(events)
                .withIdentifiers("chat")
                .withState(State.of("n", 0))
                .build();
        app.step();
        counter().withPersister(saved).resumeFrom("chat").build().step();
        assertThatThrownBy(app::step).isInstanceOf(StepAlreadySavedException.class);
        events.clear();

        assertThatThrownBy(app::step).isInstanceOf(StepAlreadySavedException.class);

        assertThat(events.words()).hasSize(2).first().isEqualTo("step(");
        assertThat(events.words().get(1)).startsWith(") Step 1 of application 'chat' is saved already");
    }

    @Nested
    final class GoingOn {

        private final TestTracker tracked = new TestTracker();

        private void trackedOnly(String id) {
            counter()
                    .withTracker(tracked)
                    .withIdentifiers(id)
                    .withState(State.of("n", 70))
                    .build()
                    .step();
        }

        @Test
        void asksThePersisterAndNotTheTracker() {
            counting("chat").step();
            trackedOnly("chat");

            Application app = counter()
                    .withTracker(tracked)
                    .withPersister(saved)
                    .resumeFrom("chat")
                    .build();

            assertThat(app.state().getInt("n")).isEqualTo(1);
        }

        @Test
        void doesNotGuessWhenOnlyTheTrackerKnowsTheApplication() {
            trackedOnly("chat");
            ApplicationBuilder builder = counter().withTracker(tracked).withPersister(saved);

            assertThatExceptionOfType(BurrException.class)
                    .isThrownBy(() -> builder.resumeFrom("chat").build())
                    .withMessage(
                            "Application 'chat' has no recorded state in the persister, which is asked in place of a tracker. Check the id, "
                                    + "or pass a state to start with, as in resumeFrom(id, State.of(…)).");
            assertThat(counter()
                            .withTracker(tracked)
                            .withPersister(saved)
                            .resumeFrom("chat", State.of("n", 5))
                            .build()
                            .state()
                            .getInt("n"))
                    .isEqualTo(5);
        }

        @Test
        void takesOverWhatOnlyTheTrackerKnowsWhenItIsSaved() {
            trackedOnly("chat");

            saved.save(tracked.load("chat").orElseThrow());

            assertThat(counter()
                            .withPersister(saved)
                            .resumeFrom("chat")
                            .build()
                            .state()
                            .getInt("n"))
                    .isEqualTo(71);
        }
    }

    @Nested
    final class ANewApplication {

        @Test
        void mayNotHaveAnIdThatIsSavedAlready() {
            counting("chat").step();

            assertThatExceptionOfType(BurrException.class)
                    .isThrownBy(() -> counting("chat"))
                    .withMessage(
                            "Application 'chat' is saved already and would be built anew. Go on with it by resumeFrom(…), or give the new one another id.");
        }

        @Test
        void mayNotBeForkedIntoOneThatIsSavedAlready() {
            counting("parent").step();
            counting("child").step();
            ApplicationBuilder fork =
                    counter().withPersister(saved).forkFrom("parent").withIdentifiers("child");

            assertThatExceptionOfType(BurrException.class)
                    .isThrownBy(fork::build)
                    .withMessageContaining("'child'");
        }

        @Test
        void isNotLookedForWhenItsIdIsMadeUp() {
            counter().withPersister(saved).withState(State.of("n", 0)).build();

            assertThat(saved.log).isEmpty();
        }

        @Test
        void isRefusedBeforeAnybodyKnowsOfItWhenItsIdCantBeSavedUnder() {
            ApplicationBuilder builder = counter()
                    .withHooks(events)
                    .withPersister(saved)
                    .withState(State.of("n", 0))
                    .withIdentifiers("refused");

            assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage("Not this id.");
            assertThat(events.words()).isEmpty();
        }
    }

    @Nested
    final class APartition {

        @Test
        void ofSomebodyElseIsRefusedForAnApplicationThatGoesOn() {
            counting("chat").step();
            String message =
                    "Application 'chat' does not belong to partition 'bob', and can't go on in its name. Check the id and whose it is.";

            for (UnaryOperator<ApplicationBuilder> verb : List.<UnaryOperator<ApplicationBuilder>>of(
                    builder -> builder.resumeFrom("chat"),
                    builder -> builder.resumeFrom("chat", State.of("n", 0)),
                    builder -> builder.restartFrom("chat"))) {
                ApplicationBuilder builder =
                        verb.apply(counter().withPersister(saved).withPartitionKey("bob"));
                assertThatExceptionOfType(WrongPartitionException.class)
                        .isThrownBy(builder::build)
                        .withMessage(message)
                        .returns("chat", WrongPartitionException::appId)
                        .returns("bob", WrongPartitionException::partitionKey);
            }
        }

        @Test
        void isRefusedForAnApplicationThatBelongsToNobody() {
            counter()
                    .withPersister(saved)
                    .withIdentifiers("chat")
                    .withState(State.of("n", 0))
                    .build()
                    .step();
            ApplicationBuilder builder =
                    counter().withPersister(saved).withPartitionKey("bob").resumeFrom("chat");

            assertThatExceptionOfType(WrongPartitionException.class).isThrownBy(builder::build);
        }

        @Test
        void isTheRecordedOneWhenNoneOrTheSameIsNamed() {
            counting("chat").step();

            assertThat(counter().withPersister(saved).resumeFrom("chat").build().partitionKey())
                    .contains("ana");
            assertThat(counter()
                            .withPersister(saved)
                            .withPartitionKey("ana")
                            .resumeFrom("chat")
                            .build()
                            .partitionKey())
                    .contains("ana");
        }

        @Test
        void mayBeAnotherOneForAFork() {
            counting("chat").step();

            assertThat(counter()
                            .withPersister(saved)
                            .withPartitionKey("bob")
                            .forkFrom("chat")
                            .build()
                            .partitionKey())
                    .contains("bob");
        }
    }

    @Test
    void takesOnePersister() {
        assertThatThrownBy(() -> counter().withPersister(saved).withPersister(saved))
                .hasMessage("withPersister can't be used here: a persister is set already. An application has one.");
    }

    @Test
    void runsChildrenAgainWhenAProcessDiedBeforeTheirStepWasSaved() {
        saved.failing = step -> step.application().appId().equals("parent") ? new PersistenceException("died") : null;
        Function<ApplicationBuilder, ApplicationBuilder> machine =
                builder -> builder.withActions(action("map").writes("children").parallel(map -> map.running(
                                        action("child").writes("done").run(state -> state.with("done", true)))
                                .joining("children", ChildResult::appId)))
                        .withEntrypoint("map")
                        .withPersister(saved);
        Application first = machine.apply(new ApplicationBuilder())
                .withIdentifiers("parent")
                .build();
        assertThatThrownBy(first::step).isInstanceOf(StateNotSavedException.class);
        saved.failing = null;

        Application second = machine.apply(new ApplicationBuilder())
                .resumeFrom("parent", State.empty())
                .build();
        second.step();

        assertThat(second.state().getList("children", String.class))
                .isEqualTo(first.state().getList("children", String.class));
    }

    @Test
    void savesChildrenOfAStepAsWell() {
        var persister = new InMemoryStatePersister();
        Application app = new ApplicationBuilder()
                .withActions(action("map").writes("children").parallel(map -> map.running(
                                action("child").writes("done").run(state -> state.with("done", true)))
                        .joining("children", ChildResult::appId)))
                .withEntrypoint("map")
                .withIdentifiers("parent", "ana")
                .withPersister(persister)
                .build();

        app.step();

        String child = app.state().getList("children", String.class).get(0);
        assertThat(persister.list()).containsExactlyInAnyOrder("parent", child);
        PersistedState state = persister.load(child).orElseThrow();
        assertThat(state.state().getBoolean("done")).isTrue();
        assertThat(state.application().partitionKey()).isEqualTo("ana");
    }

    /** A persister that says what it is asked, and fails when it is told to. */
    private static final class Watched implements StatePersister {

        private final StatePersister persister = new InMemoryStatePersister();
        private final List<String> log = new ArrayList<>();
        private @Nullable Function<PersistedState, RuntimeException> failing;

        @Override
        public void checkId(ApplicationId id) {
            if (id.appId().equals("refused")) {
                throw new IllegalArgumentException("Not this id.");
            }
        }

        @Override
        public void save(PersistedState step) {
            log.add("save " + step.position().sequenceId());
            RuntimeException failure = failing == null ? null : failing.apply(step);
            if (failure != null) {
                throw failure;
            }
            persister.save(step);
        }

        @Override
        public Optional<PersistedState> load(String appId) {
            log.add("load " + appId);
            return persister.load(appId);
        }

        @Override
        public Optional<PersistedState> load(String appId, long sequenceId) {
            return persister.load(appId, sequenceId);
        }

        @Override
        public List<String> list() {
            return persister.list();
        }

        @Override
        public boolean delete(String appId) {
            return persister.delete(appId);
        }
    }
}
