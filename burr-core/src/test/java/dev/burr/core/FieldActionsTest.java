package dev.burr.core;

import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldActionsTest {

    @Test
    void takeInputsInAndGiveKeysOut() {
        var app = new ApplicationBuilder()
                .withActions(Action.input("prompt", "prompt", "mode"), Action.result("answer", "prompt", "history"))
                .withTransitions(from("prompt").to("answer"))
                .withState(State.of("history", List.of("a")))
                .withEntrypoint("prompt")
                .build();

        RunResult result = app.run(Halt.after("answer"), Inputs.of("prompt", "hi", "mode", null));

        assertThat(result.result()).isEqualTo(Map.of("prompt", "hi", "history", List.of("a")));
        assertThat(result.state()).isEqualTo(State.of("history", List.of("a"), "prompt", "hi", "mode", null));
    }

    @Test
    void declareWhatTheyTouch() {
        Action input = Action.input("prompt", "prompt");
        Action result = Action.result("answer", "prompt");

        assertThat(input.inputs()).containsExactly("prompt");
        assertThat(input.writes()).containsExactly("prompt");
        assertThat(input.reads()).isEmpty();
        assertThat(result.reads()).containsExactly("prompt");
        assertThat(result.writes()).isEmpty();
        assertThat(result.source()).startsWith("// dev.burr.core.FieldActionsTest.declareWhatTheyTouch(");
    }

    @Test
    void touchSomething() {
        assertThatThrownBy(() -> Action.input("prompt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No input is named. Name one at least.");
        assertThatThrownBy(() -> Action.result("answer"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No key is named. Name one at least.");
    }
}
