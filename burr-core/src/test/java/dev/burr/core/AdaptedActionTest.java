package dev.burr.core;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdaptedActionTest {

    private final Action ask = action("ask")
            .inputs("question", "language")
            .optionalInputs("tone")
            .writes("answer")
            .tags("t")
            .run((state, inputs, context) -> state.with(
                    "answer",
                    Arrays.asList(
                            context.action(),
                            inputs.get("question"),
                            inputs.get("language"),
                            inputs.find("tone").orElse("none"))));

    @Test
    void servesUnderSeveralNamesWithInputsOfItsOwn() {
        var app = new ApplicationBuilder()
                .withActions(
                        ask.bind("language", "en").named("ask_in_english"),
                        ask.bind(Map.of("language", "de", "tone", "kind")).named("ask_in_german"))
                .withTransitions(from("ask_in_english").to("ask_in_german"))
                .withEntrypoint("ask_in_english")
                .build();

        RunResult english = app.run(Halt.after("ask_in_english"), Inputs.of("question", "q", "language", "fr"));
        RunResult german = app.run(Halt.after("ask_in_german"), Inputs.of("question", "q"));

        assertThat(english.state().get("answer")).isEqualTo(List.of("ask_in_english", "q", "en", "none"));
        assertThat(german.state().get("answer")).isEqualTo(List.of("ask_in_german", "q", "de", "kind"));
    }

    @Test
    void hidesTheInputsThatAreBound() {
        Action bound = ask.bind("tone", "kind").bind("language", "en");

        assertThat(bound.name()).isEqualTo("ask");
        assertThat(bound.inputs()).containsExactly("question");
        assertThat(bound.optionalInputs()).isEmpty();
        assertThat(bound.tags()).containsExactly("t");
        assertThat(bound.source()).isEqualTo(ask.source());
        assertThat(ask.inputs()).containsExactly("question", "language");
        assertThat(bound).hasToString("ask: [] -> [answer]");
    }

    @Test
    void refusesInputsThatTheActionDoesNotHave() {
        assertThatThrownBy(() -> ask.bind("langauge", "en"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Action 'ask' has no input 'langauge' to bind (inputs: 'question', 'language', 'tone'). Check the spelling.");
        assertThatThrownBy(() -> ask.bind("language", "en").named("other").bind("language", "de"))
                .hasMessage(
                        "Action 'other' has no input 'language' to bind (inputs: 'question', 'tone'). Check the spelling.");
    }

    @Test
    void bindsNull() throws Exception {
        Action bound = ask.bind("language", null).bind(new HashMap<>());

        State after = bound.run(
                        State.empty(), Inputs.of("question", "q"), ActionContext.of(ApplicationId.of("app"), "ask", 0))
                .state();

        assertThat(after.getList("answer", Object.class)).containsExactly("ask", "q", null, "none");
    }

    record Order(@Input int amount, @Input Optional<String> note, Optional<String> hint) {}

    record Done(int amount) {}

    @Test
    void keepsWhatIsKnownOfTypes() {
        Action typed = action("order", Order.class, Done.class, order -> new Done(order.amount()));
        Action named = typed.named("other");

        assertThat(named.inputTypes()).isEqualTo(Map.of("amount", int.class, "note", String.class));
        assertThat(typed.bind("amount", 3).inputTypes()).containsOnlyKeys("note");
        assertThat(TypedAction.optionalReadsOf(named)).containsExactly("hint");
        assertThat(TypedAction.readTypesOf(named)).isEqualTo(Map.of("hint", String.class));
        assertThat(TypedAction.writeTypesOf(named)).isEqualTo(Map.of("amount", int.class));
        assertThatThrownBy(() -> typed.bind("amount", "three"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Value of key 'amount' is a String and can't be read as int: It does not fit.");
    }

    @Test
    void speaksOfItselfUnderItsNewName() {
        Action greedy = action("ask").inputs("a").run((state, inputs) -> state.with("x", inputs.get("b")));
        Action named = greedy.bind("a", 1).named("other");

        assertThatThrownBy(() -> named.run(
                        ActionScope.of(named).open(State.empty()),
                        Inputs.none(),
                        ActionContext.of(ApplicationId.of("app"), "other", 0)))
                .isInstanceOf(UndeclaredAccessException.class)
                .hasMessageStartingWith("Action 'other' read input 'b', which it does not declare (inputs: 'a').");
    }
}
