package dev.burr.test.contract;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.persistence.UnknownApplicationException;
import dev.burr.persistence.WrongPartitionException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The part of {@link StateLoaderContract} that is about applications that go on from what was recorded. */
abstract class GoingOnContract extends StateValuesContract {

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
        void resumesBehindTheLastStep() {
            Application app = counterTo("counter", 2);
            app.step();
            app.step();

            Application again = counting(recorded(), 2).resumeFrom("counter").build();

            assertThat(again.state()).isEqualTo(app.state());
            assertThat(again.sequenceId()).isEqualTo(1);
            assertThat(again.nextAction()).contains("done");
        }

        @Test
        void resumesWithKeysThatTheRecordedStateLacks() {
            counterTo("counter", 2).step();

            Application again = counting(recorded(), 2)
                    .resumeFrom("counter", State.of("n", 0, "language", "en"))
                    .overriding("n", 40)
                    .build();

            assertThat(again.state()).isEqualTo(State.of("n", 40, "language", "en"));
        }

        @Test
        void startsWhenThereIsNothingToResume() {
            counting(recorded(), 2)
                    .resumeFrom("counter", State.of("n", 0))
                    .overriding("n", 40)
                    .build()
                    .step();

            assertThat(last("counter").state().getInt("n")).isEqualTo(1);
            assertThat(last("counter").position()).isEqualTo(new Position(0, "count"));
        }

        @Test
        void needsARecordUnlessAStateIsGiven() {
            counterTo("counter", 2).step();

            assertThatExceptionOfType(UnknownApplicationException.class)
                    .isThrownBy(
                            () -> counting(recorded(), 2).resumeFrom("nobody").build())
                    .withMessageContaining("Application 'nobody' has no recorded state");
            assertThatExceptionOfType(UnknownApplicationException.class)
                    .isThrownBy(
                            () -> counting(recorded(), 2).forkFrom("counter", 5).build())
                    .withMessageContaining("Application 'counter' has no recorded end of step 5 (last: 0).");
        }

        @Test
        void staysWithWhatTheApplicationBelongsTo() {
            counting(recorded(), 2)
                    .withIdentifiers("counter", "ana")
                    .withState(State.of("n", 0))
                    .build()
                    .step();

            assertThat(counting(recorded(), 2).resumeFrom("counter").build().partitionKey())
                    .contains("ana");
            assertThatExceptionOfType(WrongPartitionException.class).isThrownBy(() -> counting(recorded(), 2)
                    .withPartitionKey("bob")
                    .resumeFrom("counter")
                    .build());
            assertThatExceptionOfType(WrongPartitionException.class).isThrownBy(() -> counting(recorded(), 2)
                    .withPartitionKey("bob")
                    .restartFrom("counter")
                    .build());
        }

        @Test
        void restartsAtTheEntrypointUnderTheNextId() {
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
}
