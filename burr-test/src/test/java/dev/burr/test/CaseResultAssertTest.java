package dev.burr.test;

import static dev.burr.core.Action.action;
import static dev.burr.test.BurrAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.cases.TraceCase;
import dev.burr.core.Action;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.serde.Serde;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class CaseResultAssertTest {

    record Message(String role, String content) {}

    private final TraceCase recorded = new TraceCase(
            "respond",
            "respond_chat-42_7",
            State.of("prompt", "Hi", "mode", "chat", "history", List.of()),
            State.of("prompt", "Hi", "mode", "chat", "history", reloaded(List.of(new Message("user", "Hi"))))
                    .with("score", 1),
            Inputs.none());

    private static Action respond(UnaryOperator<State> body) {
        return action("respond").reads("prompt").writes("history", "score").run(body::apply);
    }

    private final Action asRecorded =
            respond(state -> state.append("history", new Message("user", state.getString("prompt")))
                    .with("score", 1.0));

    @Nested
    final class ARecordedState {

        @Test
        void isMatchedByTypedValues() {
            assertThat(recorded.run(asRecorded)).matchesRecordedState();
        }

        @Test
        void isMatchedWhateverTheActionDoesNotWrite() {
            var other = new TraceCase(
                    "respond",
                    "case",
                    recorded.inputState().with("clock", "12:00"),
                    recorded.expectedState().without("mode"),
                    Inputs.none());

            assertThat(other.run(asRecorded)).matchesRecordedState();
        }

        @Test
        void isNotMatchedByOtherValues() {
            Action other = respond(
                    state -> state.extend("history", List.of(new Message("bot", "Hi"), new Message("user", "More")))
                            .with("score", 2));

            refused(
                    () -> assertThat(recorded.run(other)).matchesRecordedState(),
                    """
                    Case 'respond_chat-42_7': action 'respond' did not leave the recorded state:
                      history[0].role: recorded <"user">, now <"bot">
                      history[1]: recorded nothing, now <{"role":"user","content":"More"}>
                      score: recorded <1>, now <2>""");
        }

        @Test
        void isNotMatchedByAKeyThatIsRemovedOrNew() {
            Action other = action("respond").writes("history", "mood").run(state -> state.without("history")
                    .with("mood", "good"));

            refused(
                    () -> assertThat(recorded.run(other)).matchesRecordedState(),
                    """
                    Case 'respond_chat-42_7': action 'respond' did not leave the recorded state:
                      history: recorded <[{"role":"user","content":"Hi"}]>, now nothing
                      mood: recorded nothing, now <"good">
                      score (which the action does not declare to write): recorded <1>, now nothing""");
        }

        @Test
        void isShownWhereALongTextBeginsToDiffer() {
            String story = "Once upon a time. ".repeat(20);
            var long42 = new TraceCase(
                    "respond", "case", State.empty(), State.of("score", story + "They lived."), Inputs.none());
            Action other = action("respond").writes("score").run(state -> state.with("score", story + "They died."));

            refused(
                    () -> assertThat(long42.run(other)).matchesRecordedState(),
                    """
                    Case 'case': action 'respond' did not leave the recorded state:
                      score: recorded <… time. Once upon a time. They lived.">, now <… time. Once upon a time. They died.">""");
        }

        @Test
        void isShownUpToABound() {
            List<Integer> numbers = IntStream.range(0, 25).boxed().toList();
            var many = new TraceCase("respond", "case", State.empty(), State.of("score", numbers), Inputs.none());
            Action other = action("respond")
                    .writes("score")
                    .run(state -> state.with("score", Collections.nCopies(25, "x".repeat(200))));

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(many.run(other)).matchesRecordedState())
                    .withMessageContaining("score[19]: recorded <19>, now <\"" + "x".repeat(119) + "…>\n")
                    .withMessageEndingWith("\n  and 5 more");
        }

        @Test
        void isStillToBeFilledInWhereTheRecordedStepFailed() {
            var failed = new TraceCase(
                    "respond", "case", recorded.inputState(), State.of("TODO:", "fill this in"), Inputs.none());

            refused(
                    () -> assertThat(failed.run(asRecorded)).matchesRecordedState(),
                    "Case 'case' has no expected state yet, as that of a step that failed when it was recorded. Replace 'TODO:' in its 'expected_state' by the keys that the action is to write ([history, score]), or assert with wrote(…) or failedWith(…).");
            assertThat(failed.run(asRecorded)).wrote("score", 1);
        }

        @Test
        void isNotReachedByAFailure() {
            var failure = new IllegalStateException("No model.");

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(recorded.run(failing(failure))).matchesRecordedState())
                    .withMessage(
                            "Case 'respond_chat-42_7': action 'respond' failed with java.lang.IllegalStateException: No model.")
                    .withCause(failure);
        }
    }

    @Nested
    final class AValue {

        @Test
        void isTheOneWritten() {
            assertThat(recorded.run(asRecorded))
                    .wrote("score", 1)
                    .wrote("history", List.of(new Message("user", "Hi")))
                    .wrote("history", List.of(Map.of("role", "user", "content", "Hi")));
        }

        @Test
        void meetsRequirements() {
            assertThat(recorded.run(asRecorded))
                    .wrote("score", Double.class, score -> assertThat(score).isBetween(0.0, 9.0));

            assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(recorded.run(asRecorded))
                    .wrote("score", Double.class, score -> assertThat(score).isZero()));
        }

        @Test
        void isOfTheTypeThatRequirementsAreFor() {
            refused(
                    () -> assertThat(recorded.run(asRecorded)).wrote("score", Message.class, message -> {}),
                    "Case 'respond_chat-42_7': action 'respond' did not write key 'score' as a Message. Value of key 'score' is a Double and can't be read as dev.burr.test.CaseResultAssertTest$Message: It does not fit.");
            refused(
                    () -> assertThat(recorded.run(
                                    respond(state -> state.with("history", null).with("score", 1))))
                            .wrote("history", List.class, history -> {}),
                    "Case 'respond_chat-42_7': action 'respond' did not write key 'history' as a List. Value of key 'history' is null, not a List. Use find(\"history\") when it may be null.");
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(recorded.run(
                                    respond(state -> state.without("history").with("score", 1))))
                            .wrote("history", List.class, history -> {}))
                    .withMessageStartingWith(
                            "Case 'respond_chat-42_7': action 'respond' did not write key 'history' as a List. State has no key 'history'");
        }

        @Test
        void isNotAnotherOne() {
            refused(
                    () -> assertThat(recorded.run(asRecorded)).wrote("score", 2),
                    "Case 'respond_chat-42_7': action 'respond' wrote another value:\n  score: expected <2>, now <1.0>");
        }

        @Test
        void isOneThatTheActionDeclares() {
            refused(
                    () -> assertThat(recorded.run(asRecorded)).wrote("mode", "chat"),
                    "Case 'respond_chat-42_7': expected key 'mode' to be written, but action 'respond' does not declare to write it (writes: [history, score]).");
        }
    }

    @Nested
    final class AFailure {

        @Test
        void isOfItsType() {
            assertThat(recorded.run(failing(new IOException("no route")))).failedWith(IOException.class);
        }

        @Test
        void isNotOfAnotherType() {
            var failure = new IOException("no route");

            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(
                            () -> assertThat(recorded.run(failing(failure))).failedWith(IllegalStateException.class))
                    .withMessage(
                            "Case 'respond_chat-42_7': expected action 'respond' to fail with java.lang.IllegalStateException, but it failed with java.io.IOException: no route")
                    .withCause(failure);
        }

        @Test
        void isNotASuccess() {
            refused(
                    () -> assertThat(recorded.run(asRecorded)).failedWith(IOException.class),
                    "Case 'respond_chat-42_7': expected action 'respond' to fail with java.io.IOException, but it succeeded.");
        }
    }

    private static Action failing(Exception failure) {
        return action("respond").writes("history", "score").run(state -> {
            throw failure;
        });
    }

    private static Object reloaded(Object value) {
        return Serde.standard().toJson(value);
    }

    private static void refused(Runnable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion::run)
                .withMessage(message);
    }
}
