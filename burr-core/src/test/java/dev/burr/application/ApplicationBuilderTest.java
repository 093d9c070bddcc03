package dev.burr.application;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.Graph;
import dev.burr.core.InvalidGraphException;
import dev.burr.core.State;
import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.ParentPointer;
import dev.burr.persistence.UnknownApplicationException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ApplicationBuilderTest {

    private final EventLog events = new EventLog();

    private ApplicationBuilder counter() {
        return new ApplicationBuilder()
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("done").run(state -> state))
                .withTransitions(from("count").to("done"), from("done").to("count"))
                .withEntrypoint("count")
                .withHooks(events);
    }

    @Test
    void buildsIndependentApplicationsWithIdsOfTheirOwn() {
        ApplicationBuilder builder = counter().withState(State.of("n", 0));

        Application first = builder.build();
        Application second = builder.build();
        first.run(after("done"));

        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(second.state().getInt("n")).isZero();
        assertThat(events.words())
                .containsExactly(
                        "created " + first.id(),
                        "created " + second.id(),
                        "run(",
                        "0 count",
                        "0 ok",
                        "1 done",
                        "1 ok",
                        ")");
    }

    @Test
    void takesIdsFromItsGenerator() {
        assertThat(counter()
                        .withState(State.of("n", 0))
                        .withIdGenerator(() -> "next")
                        .build()
                        .id())
                .isEqualTo("next");
    }

    @Test
    void stampsEventsWithItsClock() {
        Instant time = Instant.parse("2026-11-23T12:00:00Z");

        counter()
                .withState(State.of("n", 0))
                .withClock(Clock.fixed(time, ZoneOffset.UTC))
                .build();

        assertThat(events.of(ApplicationCreated.class))
                .extracting(ApplicationCreated::time)
                .containsExactly(time);
    }

    @Test
    void reportsProblemsOfGraphEntrypointAndStateTogether() {
        var builder = new ApplicationBuilder()
                .withActions(action("respond").reads("histroy").run(state -> state))
                .withTransitions(from("respond").to("respond"), from("respond").to("respond"))
                .withState(State.of("history", List.of()))
                .withEntrypoint("answer");

        assertThatThrownBy(builder::build)
                .isInstanceOf(InvalidGraphException.class)
                .hasMessage(
                        """
                        This graph has 3 problems:
                         1. Transition 'respond' → 'respond' can never be taken: 'respond' → 'respond' before it has no condition. Put it first, or give the other one a condition.
                         2. Entrypoint 'answer' is not an action of this graph (actions: 'respond'). Pass one of them to withEntrypoint.
                         3. Action 'respond' reads 'histroy', which no action writes and the state does not start with (known: 'history'). Rename it, or start with a state that has it.""");
    }

    @Test
    void asksForAnEntrypoint() {
        assertThatThrownBy(() -> new ApplicationBuilder().build())
                .hasMessage(
                        """
                        This graph has 2 problems:
                         1. There are no actions. Add some with withActions(…).
                         2. There is no entrypoint. Name the action that runs first with withEntrypoint(…).""");
    }

    @Test
    void joinsAGraphThatWasBuiltApart() {
        var graph = Graph.builder().withActions(action("a").run(state -> state)).build();

        Application app = new ApplicationBuilder()
                .withGraph(graph)
                .withActions(action("b").run(state -> state))
                .withTransitions(from("a").to("b"))
                .withEntrypoint("a")
                .build();

        assertThat(app.run(after("b")).action()).contains("b");
    }

    @Nested
    class GoingOn {

        private final TestTracker recorded = new TestTracker();

        private Application countedTo(int steps) {
            Application app = counter()
                    .withIdentifiers("original", "user-1")
                    .withState(State.of("n", 0))
                    .withTracker(recorded)
                    .build();
            for (int i = 0; i < steps; i++) {
                app.step();
            }
            return app;
        }

        @Test
        void resumesBehindTheLastStep() {
            countedTo(3);

            Application resumed =
                    counter().withTracker(recorded).resumeFrom("original").build();

            assertThat(resumed.id()).isEqualTo("original");
            assertThat(resumed.state().getInt("n")).isEqualTo(2);
            assertThat(resumed.step().orElseThrow())
                    .returns("done", StepResult::action)
                    .returns(3L, StepResult::sequenceId);
        }

        @Test
        void startsWithTheStateGivenWhenNothingWasRecorded() {
            Application fresh = counter()
                    .withTracker(recorded)
                    .resumeFrom("new", State.of("n", 40))
                    .overriding("n", 7)
                    .build();

            assertThat(fresh.id()).isEqualTo("new");
            assertThat(fresh.state().getInt("n")).isEqualTo(40);
        }

        @Test
        void restartsAtTheEntrypointWithTheStateItHas() {
            countedTo(1);

            Application restarted =
                    counter().withTracker(recorded).restartFrom("original").build();

            assertThat(restarted.step().orElseThrow())
                    .returns("count", StepResult::action)
                    .returns(1L, StepResult::sequenceId);
            assertThat(restarted.state().getInt("n")).isEqualTo(2);
        }

        @Test
        void forksFromAnyStepAsALinkedApplication() {
            countedTo(5);

            Application fork = counter()
                    .withTracker(recorded)
                    .withIdentifiers("fork")
                    .forkFrom("original", 1)
                    .overriding("n", 100)
                    .build();

            assertThat(fork.id()).isEqualTo("fork");
            assertThat(fork.step().orElseThrow())
                    .returns("count", StepResult::action)
                    .returns(2L, StepResult::sequenceId);
            assertThat(fork.state().getInt("n")).isEqualTo(101);
            assertThat(events.of(ApplicationCreated.class).get(1).forkedFrom())
                    .isEqualTo(new ParentPointer("original", "user-1", 1));
        }

        @Test
        void needsNoEntrypointWhenThePositionIsKnown() {
            countedTo(1);

            Application resumed = new ApplicationBuilder()
                    .withGraph(countedTo(0).graph())
                    .withTracker(recorded)
                    .resumeFrom("original")
                    .build();

            assertThat(resumed.nextAction()).contains("done");
        }

        @Test
        void namesAnApplicationThatHasNoRecord() {
            assertThatThrownBy(() ->
                            counter().withTracker(recorded).resumeFrom("nobody").build())
                    .isInstanceOfSatisfying(UnknownApplicationException.class, unknown -> assertThat(unknown.appId())
                            .isEqualTo("nobody"))
                    .hasMessage(
                            "Application 'nobody' has no recorded state. Check the id and the project, or pass a state to start with, as in resumeFrom(id, State.of(…)).");
        }

        @Test
        void namesTheLastStepWhenAStepHasNoRecord() {
            countedTo(3);

            assertThatThrownBy(() -> counter()
                            .withTracker(recorded)
                            .forkFrom("original", 9)
                            .build())
                    .isInstanceOf(UnknownApplicationException.class)
                    .hasMessage(
                            "Application 'original' has no recorded end of step 9 (last: 2). Pass a step that it has.");
        }

        @Test
        void staysWithWhatTheRecordedApplicationBelongsTo() {
            countedTo(1);

            assertThat(counter()
                            .withTracker(recorded)
                            .resumeFrom("original")
                            .build()
                            .partitionKey())
                    .contains("user-1");
            assertThat(counter()
                            .withTracker(recorded)
                            .restartFrom("original")
                            .build()
                            .partitionKey())
                    .contains("user-1");
            assertThat(counter()
                            .withTracker(recorded)
                            .withPartitionKey("user-2")
                            .forkFrom("original")
                            .build()
                            .partitionKey())
                    .contains("user-2");
        }

        @Test
        void refusesAForkIntoItsOwnParent() {
            countedTo(1);
            String message =
                    "forkFrom can't be used here: the fork would have the id of the application it comes from. Give it another one.";

            assertThatThrownBy(() -> counter().withIdentifiers("original").forkFrom("original"))
                    .hasMessage(message);
            assertThatThrownBy(() -> counter().forkFrom("original").withIdentifiers("original"))
                    .hasMessage(message);
            assertThatThrownBy(() -> counter()
                            .withTracker(recorded)
                            .withIdGenerator(() -> "original")
                            .forkFrom("original")
                            .build())
                    .hasMessage(message);
        }

        @Test
        void addsKeysThatTheRecordedStateDoesNotKnowYet() {
            countedTo(1);

            Application resumed = counter()
                    .withTracker(recorded)
                    .resumeFrom("original", State.of("n", 0, "language", "en"))
                    .build();

            assertThat(resumed.state()).isEqualTo(State.of("n", 1, "language", "en"));
        }

        @Test
        void startsWithTheStateGivenWhenThereIsNobodyToAsk() {
            assertThat(counter().resumeFrom("x", State.of("n", 3)).build().state())
                    .isEqualTo(State.of("n", 3));
        }

        @Test
        void refusesOverridesWithoutARecordedState() {
            assertThatThrownBy(() -> counter()
                            .withState(State.of("n", 0))
                            .overriding("n", 1)
                            .build())
                    .hasMessage(
                            "overriding can't be used here: there is no recorded state to change. Give the values to withState(…).");
        }

        @Test
        void asksForATrackerToLookIn() {
            assertThatThrownBy(() -> counter().resumeFrom("x").build())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "Application 'x' can't be looked up: there is no persister or tracker to ask. Add one with withPersister(…) or withTracker(…).");
        }

        @Test
        void refusesOptionsThatExcludeEachOther() {
            assertThatThrownBy(() -> counter().withState(State.empty()).resumeFrom("x"))
                    .hasMessage(
                            "resumeFrom can't be used here: withState was called. Pass the state to resumeFrom(id, state).");
            assertThatThrownBy(() -> counter().resumeFrom("x").withState(State.empty()))
                    .hasMessage(
                            "withState can't be used here: the state comes from a recorded application. Pass changes to overriding(…).");
            assertThatThrownBy(() -> counter().resumeFrom("x").forkFrom("y"))
                    .hasMessage(
                            "forkFrom can't be used here: a recorded application is set already. An application goes on from one.");
            assertThatThrownBy(() -> counter().withIdentifiers("z").resumeFrom("x"))
                    .hasMessage(
                            "resumeFrom can't be used here: withIdentifiers was called. The id is that of the recorded application.");
            assertThatThrownBy(() -> counter().restartFrom("x").withIdentifiers("z"))
                    .hasMessage("withIdentifiers can't be used here: the id is that of the recorded application 'x'.");
            assertThatThrownBy(() -> counter().withTracker(recorded).withTracker(recorded))
                    .hasMessage("withTracker can't be used here: a tracker is set already. An application has one.");
        }
    }
}
