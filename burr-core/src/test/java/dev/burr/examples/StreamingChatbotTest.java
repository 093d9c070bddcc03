package dev.burr.examples;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A chatbot whose answers appear word by word, whether it helps or refuses. */
@Timeout(60)
final class StreamingChatbotTest {

    record Message(String role, String content) {}

    /** A language model that streams: here it counts what it was told. */
    private static Iterator<String> model(List<Message> history) {
        return List.of("You ", "have ", "said ", history.size() + " ", "things.")
                .iterator();
    }

    private static State said(State state, List<String> tokens) {
        return state.append("history", new Message("assistant", String.join("", tokens)));
    }

    private final Graph graph = Graph.builder()
            .withActions(
                    action("prompt")
                            .inputs("prompt")
                            .writes("prompt", "history")
                            .run((state, inputs) -> state.with("prompt", inputs.getString("prompt"))
                                    .append("history", new Message("user", inputs.getString("prompt")))),
                    action("check_safety")
                            .reads("prompt")
                            .writes("safe")
                            .run(state -> state.with(
                                    "safe", !state.getString("prompt").contains("unsafe"))),
                    action("respond")
                            .reads("history")
                            .writes("history")
                            .tags("answer")
                            .streamIterator(
                                    (state, inputs) -> model(state.getList("history", Message.class)),
                                    StreamingChatbotTest::said),
                    action("reject")
                            .writes("history")
                            .tags("answer")
                            .streamIterator(
                                    (state, inputs) ->
                                            List.of("I can't ", "help.").iterator(),
                                    StreamingChatbotTest::said))
            .withTransitions(
                    from("prompt").to("check_safety"),
                    from("check_safety").to("respond").when("safe"),
                    from("check_safety").to("reject"),
                    from("@tag:answer").to("prompt"))
            .build();

    private final Application app = new ApplicationBuilder()
            .withGraph(graph)
            .withState(State.of("history", List.of()))
            .withEntrypoint("prompt")
            .build();

    private List<Object> ask(String prompt) {
        var words = new ArrayList<>();
        try (var stream = app.stream(after("@tag:answer"), Inputs.of("prompt", prompt))) {
            stream.forEach(words::add);
        }
        return words;
    }

    @Test
    void answersWordByWordAndRemembers() {
        List<Object> first = ask("Hello");
        List<Object> second = ask("something unsafe");

        assertThat(first).containsExactly("You ", "have ", "said ", "1 ", "things.");
        assertThat(second).containsExactly("I can't ", "help.");
        assertThat(app.state().getList("history", Message.class))
                .extracting(Message::content)
                .containsExactly("Hello", "You have said 1 things.", "something unsafe", "I can't help.");
    }
}
