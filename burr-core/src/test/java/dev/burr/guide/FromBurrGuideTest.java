package dev.burr.guide;

import static dev.burr.core.Action.action;
import static dev.burr.core.Action.input;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Halt.before;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunResult;
import dev.burr.application.RunResult.Reason;
import dev.burr.core.Action;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.StatePersister;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What docs/guides/from-burr.md shows of writing an application and running it. */
@Timeout(60)
final class FromBurrGuideTest {

    private interface Model {
        void stream(String question, Consumer<String> onToken);
    }

    private final Model model =
            (question, onToken) -> List.of("A ", "monad ", "is…").forEach(onToken);

    @Test
    void countsInALoop() {
        var app = new ApplicationBuilder()
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("done").run(state -> state))
                .withTransitions(
                        from("count").to("count").when("n < 10"), from("count").to("done"))
                .withState(State.of("n", 0))
                .withEntrypoint("count")
                .build();

        RunResult result = app.run(after("done"));

        assertThat(result.state().getInt("n")).isEqualTo(10);
    }

    @Test
    void answersOrRejects() {
        Graph chat = Graph.builder()
                .withActions(
                        input("prompt", "prompt"),
                        action("check_safety")
                                .reads("prompt")
                                .writes("safe")
                                .run(state -> state.with("safe", isSafe(state.getString("prompt")))),
                        action("respond")
                                .reads("prompt")
                                .writes("response")
                                .tags("answer")
                                .run(state -> state.with("response", answer(state.getString("prompt")))),
                        action("reject")
                                .writes("response")
                                .tags("answer")
                                .run(state -> state.with("response", "I can't help with that.")))
                .withTransitions(
                        from("prompt").to("check_safety"),
                        from("check_safety").to("respond").when(eq("safe", true)),
                        from("check_safety").to("reject"),
                        from("@tag:answer").to("prompt"))
                .build();

        var app = new ApplicationBuilder()
                .withGraph(chat)
                .withEntrypoint("prompt")
                .build();
        String first = app.run(after("@tag:answer"), Inputs.of("prompt", "Hello"))
                .state()
                .getString("response");
        RunResult second = app.run(after("@tag:answer"), Inputs.of("prompt", "something unsafe"));

        assertThat(first).isEqualTo("You said: Hello");
        assertThat(second.action()).contains("reject");
    }

    private static boolean isSafe(String prompt) {
        return !prompt.contains("unsafe");
    }

    private static String answer(String prompt) {
        return "You said: " + prompt;
    }

    record ChatState(List<String> history, Optional<String> answer) {}

    record Chat(List<String> history) {}

    record Answer(String answer) {}

    @Test
    void keepsTheStateAsARecord() {
        var app = new ApplicationBuilder()
                .withTypedState(ChatState.class)
                .withActions(action("answer", Chat.class, Answer.class, FromBurrGuideTest::answerTo))
                .withState(new ChatState(List.of("Hello"), Optional.empty()))
                .withEntrypoint("answer")
                .build();

        ChatState chat = app.run(after("answer")).state().as(ChatState.class);

        assertThat(chat.answer()).contains("You have said 1 things.");
    }

    private static Answer answerTo(Chat chat) {
        return new Answer("You have said " + chat.history().size() + " things.");
    }

    @Test
    void streamsAnAnswer() {
        Action tell = action("tell").inputs("question").writes("answer").stream((state, inputs, out) -> {
            var text = new StringBuilder();
            model.stream(inputs.getString("question"), token -> {
                text.append(token);
                out.emit(token);
            });
            return state.with("answer", text.toString());
        });
        var app = new ApplicationBuilder()
                .withActions(tell)
                .withEntrypoint("tell")
                .build();
        var sent = new ArrayList<Object>();

        RunResult ended;
        try (var stream = app.stream(after("tell"), Inputs.of("question", "What is a monad?"))) {
            for (var token : stream) {
                sent.add(token);
            }
            ended = stream.result();
        }

        assertThat(ended.state().getString("answer")).isEqualTo("A monad is…");
        assertThat(sent).containsExactly("A ", "monad ", "is…");
    }

    @Test
    void mapsAndReduces() {
        Graph topicGraph = Graph.builder()
                .withActions(
                        action("search")
                                .reads("topic")
                                .writes("hits")
                                .run(state -> state.with("hits", List.of(state.getString("topic") + " 1"))),
                        action("summarise")
                                .reads("hits")
                                .writes("summary")
                                .run(state -> state.with("summary", "about " + state.getList("hits", String.class))))
                .withTransitions(from("search").to("summarise"))
                .build();

        Action research = action("research")
                .parallel(map -> map.overStates("topics", String.class, (state, topic) -> state.with("topic", topic))
                        .running(topicGraph, after("summarise"))
                        .atMost(8)
                        .joining("reports", child -> child.state().getString("summary")));

        var app = new ApplicationBuilder()
                .withActions(research)
                .withState(State.of("topics", List.of("bees", "ants")))
                .withEntrypoint("research")
                .build();
        assertThat(app.run(after("research")).state().getList("reports", String.class))
                .containsExactly("about [bees 1]", "about [ants 1]");
    }

    private static Graph publishing() {
        return Graph.builder()
                .withActions(
                        action("draft").writes("draft").run(state -> state.with("draft", "Dear all")),
                        input("approve", "approved"),
                        action("send").reads("draft").writes("sent").run(state -> state.with("sent", true)))
                .withTransitions(
                        from("draft").to("approve"),
                        from("approve").to("send").when("approved"),
                        from("approve").to("draft"))
                .build();
    }

    @Test
    void waitsForAHuman() {
        StatePersister persister = new InMemoryStatePersister();
        Graph graph = publishing();

        RunResult waiting = new ApplicationBuilder()
                .withGraph(graph)
                .withEntrypoint("draft")
                .withIdentifiers("letter-1")
                .withPersister(persister)
                .build()
                .run(before("approve"));

        RunResult sent = new ApplicationBuilder()
                .withGraph(graph)
                .withPersister(persister)
                .resumeFrom("letter-1")
                .build()
                .run(after("send"), Inputs.of("approved", true));

        assertThat(waiting.reason()).isEqualTo(Reason.HALTED_BEFORE);
        assertThat(waiting.action()).contains("approve");
        assertThat(sent.state().getBoolean("sent")).isTrue();
    }
}
