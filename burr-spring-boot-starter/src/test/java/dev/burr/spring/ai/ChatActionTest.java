package dev.burr.spring.ai;

import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static dev.burr.spring.ai.ChatAction.chatAction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunStream;
import dev.burr.core.Action;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.spring.observation.ObservationHook;
import dev.burr.spring.observation.StepSpanHandler;
import dev.burr.test.Recording;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.ai.chat.client.ChatClient;

@Timeout(60)
final class ChatActionTest {

    private final ObservationRegistry registry = ObservationRegistry.create();
    private final ScriptedChatModel model = new ScriptedChatModel(registry);
    private final Recording recording = new Recording();

    private ChatClient client() {
        return ChatClient.create(model, registry);
    }

    private Application application(Action action, State state) {
        return new ApplicationBuilder()
                .withActions(action)
                .withTransitions(from(action.name()).to(action.name()))
                .withState(state)
                .withEntrypoint(action.name())
                .withHooks(recording)
                .build();
    }

    @Test
    void keepsTheConversationInTheState() {
        model.says("Hello Ada").says("You are Ada");
        Application application = application(
                chatAction("respond")
                        .history("history")
                        .promptInput("question")
                        .reply("answer")
                        .with(client()),
                State.empty());

        application.run(after("respond"), Inputs.of("question", "I am Ada"));
        application.run(after("respond"), Inputs.of("question", "Who am I? {not a template}"));

        assertThat(application.state().getString("answer")).isEqualTo("You are Ada");
        assertThat(application.state().get("history"))
                .isEqualTo(List.of(
                        Map.of("role", "user", "content", "I am Ada"),
                        Map.of("role", "assistant", "content", "Hello Ada"),
                        Map.of("role", "user", "content", "Who am I? {not a template}"),
                        Map.of("role", "assistant", "content", "You are Ada")));
        assertThat(model.asked().get(1))
                .containsExactly("user: I am Ada", "assistant: Hello Ada", "user: Who am I? {not a template}");
    }

    @Test
    void takesThePromptFromTheStateAndWhatElseTheRequestNeeds() {
        model.says("Hallo");
        Application application = application(
                chatAction("translate")
                        .prompt("text")
                        .reply("translated")
                        .reads("language")
                        .request((request, state) -> request.system("Translate to " + state.getString("language")))
                        .tags("models")
                        .with(client()),
                State.of("text", "Hello", "language", "German"));

        application.step();

        assertThat(model.asked()).containsExactly(List.of("system: Translate to German", "user: Hello"));
        assertThat(application.state().getString("translated")).isEqualTo("Hallo");
        assertThat(application.graph().actions().get(0).tags()).containsExactly("models");
    }

    @Test
    void tellsModelAndTokensThoughNothingIsObserved() {
        model.says("Hello");

        application(chatAction("respond").prompt("q").reply("a").with(client()), State.of("q", "Hi"))
                .step();

        assertThat(recording.spans()).containsExactly("chat");
        assertThat(recording.logged("gen_ai.response.model")).containsExactly("scripted-1.5");
        assertThat(recording.logged("gen_ai.usage.input_tokens")).containsExactly(100L);
        assertThat(recording.logged("gen_ai.usage.output_tokens")).containsExactly(20L);
        assertThat(recording.logged("gen_ai.usage.cache_read.input_tokens")).containsExactly(64L);
        assertThat(recording.logged("gen_ai.usage.reasoning.output_tokens")).containsExactly(12L);
    }

    @Test
    void streamsTheAnswerInParts() {
        model.says("one two three");
        Application application = application(
                chatAction("respond")
                        .history("history")
                        .prompt("q")
                        .reply("a")
                        .streamed()
                        .with(client()),
                State.of("q", "Count"));
        var items = new ArrayList<Object>();

        State end;
        try (RunStream stream = application.stream(after("respond"))) {
            stream.forEach(items::add);
            end = stream.result().state();
        }

        assertThat(items).containsExactly("one ", "two ", "three");
        assertThat(end.getString("a")).isEqualTo("one two three");
        assertThat(end.get("history"))
                .isEqualTo(List.of(
                        Map.of("role", "user", "content", "Count"),
                        Map.of("role", "assistant", "content", "one two three")));
        assertThat(recording.logged("gen_ai.usage.output_tokens")).containsExactly(20L);
        assertThat(recording.logged("gen_ai.response.model")).containsExactly("scripted-1.5");
    }

    @Test
    void leavesTheStateAloneWhenTheModelFails() {
        Application application = application(
                chatAction("respond").history("history").prompt("q").with(client()),
                State.of("q", "Hi", "history", List.of()));

        assertThatThrownBy(application::step).hasMessage("overloaded");

        assertThat(application.state().get("history")).isEqualTo(List.of());
    }

    @Test
    void hasWhatIsObservedOfTheCallWithinItsSpan() {
        registry.observationConfig()
                .observationHandler(
                        new StepSpanHandler(List.of(new ChatModelSpans(false, false), new ChatClientSpans())));
        model.says("one two");
        Application application = application(
                chatAction("respond").prompt("q").reply("a").streamed().with(client()), State.of("q", "Count"));

        application.step();

        assertThat(recording.spans().subList(0, 2)).containsExactly("chat", "chat client");
        assertThat(recording.spans()).contains("chat scripted-1");
        assertThat(application.hookFailures()).isZero();
    }

    @Test
    void declaresWhatItReadsAndWrites() {
        Action action = chatAction("respond")
                .history("history")
                .prompt("question")
                .reply("answer")
                .reads("language")
                .streamed()
                .with(client());

        assertThat(action.reads()).containsExactly("language", "question", "history");
        assertThat(action.writes()).containsExactly("history", "answer");
        assertThat(action.streaming()).isTrue();
        assertThat(action.inputs()).isEmpty();
        assertThat(action.source())
                .isEqualTo(
                        """
                        chatAction("respond")
                                .history("history")
                                .prompt("question")
                                .reply("answer")
                                .streamed()""");
    }

    @Test
    void refusesADeclarationThatLacksSomething() {
        assertThatThrownBy(() -> chatAction("respond").reply("a").with(client()))
                .hasMessage("Action 'respond' has nothing to ask. Name a prompt(…), a promptInput(…) or a history(…).");
        assertThatThrownBy(() -> chatAction("respond").prompt("q").with(client()))
                .hasMessage("Action 'respond' keeps no answer. Name a reply(…) or a history(…).");
        assertThatThrownBy(() -> chatAction("respond")
                        .prompt("q")
                        .promptInput("q")
                        .reply("a")
                        .with(client()))
                .hasMessage("Action 'respond' has two prompts. Name prompt(…) or promptInput(…).");
    }

    @Test
    void refusesAHistoryThatIsNone() {
        Action action = chatAction("respond").history("history").with(client());

        assertThatThrownBy(() -> application(action, State.of("history", "Hi")).step())
                .hasMessageContaining("State key 'history' is no list but a String. A history is a list of objects");
        assertThatThrownBy(() -> application(action, State.of("history", List.of(Map.of("role", "robot"))))
                        .step())
                .hasMessageContaining("State key 'history' has a message with role 'robot'");
    }

    /** A hook that makes the step an observation, as the starter has it. */
    @Test
    void isObservedAsAStep() {
        registry.observationConfig().observationHandler(new StepSpanHandler(List.of(new ChatClientSpans())));
        model.says("Hello");
        new ApplicationBuilder()
                .withActions(chatAction("respond").prompt("q").reply("a").with(client()))
                .withState(State.of("q", "Hi"))
                .withEntrypoint("respond")
                .withHooks(recording, new ObservationHook(registry))
                .build()
                .step();

        assertThat(recording.spans().subList(0, 2)).containsExactly("chat", "chat client");
    }
}
