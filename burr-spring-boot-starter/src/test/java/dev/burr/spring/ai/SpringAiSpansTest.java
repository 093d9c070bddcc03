package dev.burr.spring.ai;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.spring.observation.ObservationHook;
import dev.burr.spring.observation.StepSpanHandler;
import dev.burr.test.Recording;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.MessageChatMemoryAdvisor;
import org.springframework.ai.chat.client.advisor.ToolCallingAdvisor;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.model.tool.ToolCallingManager;
import org.springframework.ai.tool.function.FunctionToolCallback;

/** What the spans of a step tell of a conversation that its action has by itself, and where that is kept. */
final class SpringAiSpansTest {

    private final ObservationRegistry registry = ObservationRegistry.create();
    private final ScriptedChatModel model = new ScriptedChatModel(registry);
    private final Recording recording = new Recording();

    record City(String name) {}

    private void observe(boolean prompts, boolean completions) {
        registry.observationConfig()
                .observationHandler(
                        new StepSpanHandler(List.of(new ChatModelSpans(prompts, completions), new ChatClientSpans())));
    }

    private void ask() {
        model.calls("weather", "{\"name\":\"Bonn\"}").says("It rains in Bonn");
        var tools = ToolCallingManager.builder().observationRegistry(registry).build();
        ChatClient client = ChatClient.builder(
                        model,
                        registry,
                        null,
                        null,
                        ToolCallingAdvisor.builder().toolCallingManager(tools))
                .build();
        var weather = FunctionToolCallback.builder("weather", (City city) -> "rain in " + city.name())
                .description("The weather of a city")
                .inputType(City.class)
                .build();
        new ApplicationBuilder()
                .withActions(action("respond")
                        .writes("answer")
                        .run(state -> state.with(
                                "answer",
                                client.prompt()
                                        .user("And Bonn?")
                                        .tools(weather)
                                        .call()
                                        .content())))
                .withEntrypoint("respond")
                .withHooks(recording, new ObservationHook(registry))
                .build()
                .step();
    }

    @Test
    void nameEachCallWithItsModelAndTokens() {
        observe(false, false);

        ask();

        assertThat(recording.spans().get(0)).isEqualTo("chat client");
        assertThat(recording.spans()).containsOnlyOnce("tool weather");
        assertThat(recording.spans()).filteredOn("chat scripted-1"::equals).hasSize(2);
        assertThat(recording.logged("gen_ai.usage.input_tokens")).contains(100L);
        assertThat(recording.logged("gen_ai.usage.cache_read.input_tokens")).containsOnly(64L);
        assertThat(recording.logged("gen_ai.usage.reasoning.output_tokens")).containsOnly(12L);
        assertThat(recording.logged("gen_ai.request.model")).containsOnly("scripted-1");
        assertThat(recording.logged("gen_ai.response.model")).containsOnly("scripted-1.5");
    }

    @Test
    void tellNeitherPromptsNorCompletionsUnasked() {
        observe(false, false);

        ask();

        assertThat(recording.events().toString()).doesNotContain("And Bonn?");
        assertThat(recording.logged("gen_ai.input.messages")).isEmpty();
        assertThat(recording.logged("gen_ai.output.messages")).isEmpty();
    }

    @Test
    void tellPromptsAndCompletionsWhereAskedTo() {
        observe(true, true);

        ask();

        assertThat(recording.logged("gen_ai.input.messages").get(0))
                .isEqualTo(List.of(Map.of("role", "user", "content", "And Bonn?")));
        assertThat(recording.logged("gen_ai.tool.call.arguments")).containsExactly("{\"name\":\"Bonn\"}");
        assertThat(recording.logged("gen_ai.tool.call.result")).containsExactly("\"rain in Bonn\"");
        assertThat(recording.logged("gen_ai.output.messages"))
                .last()
                .isEqualTo(List.of(Map.of("role", "assistant", "content", "It rains in Bonn")));
    }

    @Test
    void keepTheMemoryOfAdvisorsInTheState() {
        model.says("Hello Ada").says("Ada");
        ChatClient client = ChatClient.create(model);
        var application = new ApplicationBuilder()
                .withActions(
                        action("respond").reads("history").writes("history").run(state -> {
                            var memory = StateChatMemory.of(state, "history");
                            client.prompt()
                                    .user("I am Ada")
                                    .advisors(MessageChatMemoryAdvisor.builder(memory)
                                            .build())
                                    .advisors(advisor -> advisor.param(ChatMemory.CONVERSATION_ID, "this"))
                                    .call()
                                    .content();
                            return memory.saveTo(state);
                        }))
                .withEntrypoint("respond")
                .build();

        application.step();

        assertThat(application.state().get("history"))
                .isEqualTo(List.of(
                        Map.of("role", "user", "content", "I am Ada"),
                        Map.of("role", "assistant", "content", "Hello Ada")));
    }

    @Test
    void keepEveryKindOfMessage() {
        var memory = StateChatMemory.of(State.empty(), "history");
        memory.add(
                "any",
                List.of(
                        new SystemMessage("Be brief"),
                        new UserMessage("And Bonn?"),
                        AssistantMessage.builder()
                                .content("")
                                .toolCalls(List.of(new ToolCall("1", "function", "weather", "{}")))
                                .build(),
                        ToolResponseMessage.builder()
                                .responses(List.of(new ToolResponse("1", "weather", "rain")))
                                .build()));

        State saved = memory.saveTo(State.empty());
        var again = StateChatMemory.of(State.ofLogged(saved.logged()), "history");

        assertThat(again.get("other")).isEqualTo(memory.get("any"));
        again.clear("any");
        assertThat(again.saveTo(saved).get("history")).isEqualTo(List.of());
    }
}
