package dev.burr.cases;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.core.Action;
import dev.burr.core.ActionContext;
import dev.burr.core.ActionResult;
import dev.burr.core.BurrException;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.MissingWriteException;
import dev.burr.core.State;
import dev.burr.core.UndeclaredAccessException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TraceCaseTest {

    private final TraceCase recorded = new TraceCase(
            "respond",
            "respond_chat-42_7",
            State.of("prompt", "Hi", "mode", "chat"),
            State.of("prompt", "Hi", "mode", "chat", "response", "Hello"),
            Inputs.of("by", 1, "other", 2));

    private final Action respond = action("respond")
            .reads("prompt")
            .writes("response")
            .run(state -> state.with("response", "You said " + state.getString("prompt")));

    @Test
    void runsTheActionOnTheRecordedState() {
        CaseResult result = recorded.run(respond);

        assertThat(result.state()).isEqualTo(State.of("prompt", "Hi", "mode", "chat", "response", "You said Hi"));
        assertThat(result.writes()).containsExactly("response");
        assertThat(result.result()).isEqualTo(Map.of());
        assertThat(result.failure()).isNull();
        assertThat(result.testCase()).isSameAs(recorded);
    }

    record Prompt(String prompt) {}

    record Reply(String response) {}

    @Test
    void runsATypedActionOnReloadedValues() {
        CaseResult result =
                recorded.run(action("respond", Prompt.class, Reply.class, prompt -> new Reply(prompt.prompt() + "!")));

        assertThat(result.result()).isEqualTo(new Reply("Hi!"));
        assertThat(result.state()).isEqualTo(recorded.inputState().with("response", "Hi!"));
    }

    @Test
    void holdsTheActionToWhatItDeclares() {
        assertThat(recorded.run(action("respond").run(state -> state.with("response", "x")))
                        .failure())
                .isInstanceOf(UndeclaredAccessException.class);
        assertThat(recorded.run(action("respond").writes("response").run(state -> {
                            state.getString("mode");
                            return state;
                        }))
                        .failure())
                .isInstanceOf(UndeclaredAccessException.class);
        assertThat(recorded.run(action("respond").writes("response").run(state -> state))
                        .failure())
                .isInstanceOf(MissingWriteException.class);
    }

    @Test
    void givesTheActionTheInputsThatItDeclares() {
        Action adding = action("add").inputs("by").writes("n").run((state, inputs) -> state.with("n", inputs.keys()));

        assertThat(recorded.run(adding).state()).isNotNull().satisfies(state -> assertThat(state.get("n"))
                .isEqualTo(Set.of("by")));
    }

    @Test
    void saysWhichInputsAreMissing() {
        Action asking = action("ask").inputs("by", "when", "who").run(state -> state);

        assertThatExceptionOfType(BurrException.class)
                .isThrownBy(() -> recorded.run(asking))
                .withMessage(
                        "Case 'respond_chat-42_7' lacks input [when, who], which action 'ask' requires (inputs of the case: [by, other]). Add it to the case, as in \"inputs\": {\"when\": …}, or with withInputs(…).");
        assertThat(recorded.withInputs(Inputs.of("by", 1, "when", 2, "who", 3))
                        .run(asking)
                        .failure())
                .isNull();
    }

    @Test
    void saysThatTheStateBeforeIsNotKnown() {
        var unknown = new TraceCase(
                "respond", "first", State.of("TODO:", "fill this in: history"), State.empty(), Inputs.none());

        assertThatExceptionOfType(BurrException.class)
                .isThrownBy(() -> unknown.run(respond))
                .withMessage(
                        "Case 'first' has no whole input state: what was before its step is not recorded. Fill in what 'input_state' says under 'TODO:', and delete that key.");
    }

    @Test
    void keepsWhatTheActionThrows() {
        var failure = new IOException("no route");

        CaseResult result = recorded.run(action("respond").run(state -> {
            throw failure;
        }));

        assertThat(result.failure()).isSameAs(failure);
        assertThat(result.state()).isNull();
        assertThat(result.result()).isNull();
    }

    @Test
    void doesNotTakeTheErrorOfATestForAFailureOfTheAction() {
        assertThatThrownBy(() -> recorded.run(action("respond").run(state -> {
                    throw new AssertionError("not to be called");
                })))
                .isInstanceOf(AssertionError.class)
                .hasMessage("not to be called");
    }

    @Test
    void staysInterruptedWhenTheActionWas() {
        recorded.run(action("respond").run(state -> {
            throw new InterruptedException();
        }));

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    @SuppressWarnings("NullAway") // what an action without null checks may do
    void takesNullForAFailure() {
        CaseResult result = recorded.run(new Action() {
            @Override
            public String name() {
                return "nothing";
            }

            @Override
            public ActionResult run(State state, Inputs inputs, ActionContext context) {
                return null;
            }
        });

        assertThat(result.failure()).hasMessage("Action 'nothing' returned null. Return ActionResult.of(state).");
    }

    @Test
    void findsItsActionInAGraph() {
        Graph graph = Graph.builder()
                .withActions(respond, action("prompt").run(state -> state))
                .withTransitions(from("prompt").to("respond"))
                .build();

        assertThat(recorded.run(graph).state()).isNotNull().satisfies(state -> assertThat(state.getString("response"))
                .isEqualTo("You said Hi"));
        assertThatExceptionOfType(BurrException.class)
                .isThrownBy(
                        () -> new TraceCase("reject", "case", State.empty(), State.empty(), Inputs.none()).run(graph))
                .withMessage(
                        "Case 'case' is of action 'reject', which this graph does not have (actions: [respond, prompt]). Pass the action that took its place.");
    }

    @Test
    void isShownByItsName() {
        assertThat(recorded).hasToString("respond_chat-42_7");
    }
}
