package dev.burr.test;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Halt.before;
import static dev.burr.core.Transition.from;
import static dev.burr.test.BurrAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunResult;
import dev.burr.core.State;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RunResultAssertTest {

    record Message(String role, String content) {}

    private final Application app = new ApplicationBuilder()
            .withActions(
                    action("draft").writes("text").run(state -> state.with("text", "Hello")),
                    action("approve").writes("approved").run(state -> state.with("approved", true)),
                    action("send").writes("sent").run(state -> state.with("sent", List.of(new Message("user", "Hi")))))
            .withTransitions(from("draft").to("approve"), from("approve").to("send"))
            .withEntrypoint("draft")
            .withState(State.of("n", 1))
            .build();

    @Test
    void passesWhereARunEndedSo() {
        assertThat(app.run(before("approve")))
                .haltedBefore("approve")
                .hasValue("text", "Hello")
                .hasNoValue("sent");
        assertThat(app.run(after("approve"))).endedIn("approve").hasValue("approved", true);
        assertThat(app.run(after("draft"))).endedIn("send").foundNoTransition();
        assertThat(app.run(after("draft"))).foundNoTransition();
    }

    @Test
    void comparesValuesAsJson() {
        RunResult sent = app.run(after("send"));

        assertThat(sent)
                .hasValue("n", 1.0)
                .hasValue("sent", List.of(new Message("user", "Hi")))
                .hasValue("sent", List.of(Map.of("role", "user", "content", "Hi")));
    }

    @Test
    void refusesAnotherEnd() {
        RunResult halted = app.run(before("approve"));

        refused(
                () -> assertThat(halted).endedIn("approve"),
                "Expected the run to end in action 'approve', but it stopped at 'approve' (HALTED_BEFORE).");
        refused(
                () -> assertThat(halted).haltedBefore("send"),
                "Expected the run to halt before action 'send', but it stopped at 'approve' (HALTED_BEFORE).");
        refused(
                () -> assertThat(halted).foundNoTransition(),
                "Expected the run to go as far as transitions lead, but it stopped at 'approve' (HALTED_BEFORE).");
        RunResult sent = app.run(after("send"));
        refused(
                () -> assertThat(sent).haltedBefore("send"),
                "Expected the run to halt before action 'send', but it stopped at 'send' (HALTED_AFTER).");
        RunResult nothing = app.run(after("send"));
        refused(
                () -> assertThat(nothing).endedIn("send"),
                "Expected the run to end in action 'send', but it ran nothing (NO_TRANSITION).");
    }

    @Test
    void refusesAnotherValueAndSaysWhere() {
        RunResult sent = app.run(after("send"));

        refused(
                () -> assertThat(sent).hasValue("sent", List.of(new Message("user", "Bye"))),
                "The state after the run is another one:\n  sent[0].content: expected <\"Bye\">, found <\"Hi\">");
        refused(
                () -> assertThat(sent).hasValue("mode", "chat"),
                "Expected the state to have key 'mode', but it does not (keys: [n, text, approved, sent]).");
        refused(() -> assertThat(sent).hasNoValue("n"), "Expected the state to have no key 'n', but it has <1>.");
    }

    private static void refused(Runnable assertion, String message) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(assertion::run)
                .withMessage(message);
    }
}
