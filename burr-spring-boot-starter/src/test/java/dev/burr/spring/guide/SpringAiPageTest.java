package dev.burr.spring.guide;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static dev.burr.spring.ai.ChatAction.chatAction;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Action;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.spring.ai.ChatModelSpans;
import dev.burr.spring.ai.ScriptedChatModel;
import dev.burr.spring.ai.StateChatMemory;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import dev.burr.spring.autoconfigure.BurrSpringAiAutoConfiguration;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.client.advisor.MessageChatMemoryAdvisor;
import org.springframework.ai.chat.memory.ChatMemory;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Actions that ask language models. */
final class SpringAiPageTest {

    private static final String APPLICATION_YML =
            """
            burr:
              ai:
                include-prompts: true
                include-completions: true
            """;

    private final ScriptedChatModel model = new ScriptedChatModel(ObservationRegistry.NOOP);
    private final ChatClient chatClient = ChatClient.create(model);

    @TempDir
    private Path folder;

    /** What a model may look up. */
    static class Orders {
        @Tool
        String statusOf(String order) {
            return order + " is on its way";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Assistant {
        @Bean
        Graph assistant(ChatClient chatClient, Orders orders) {
            return Graph.builder()
                    .withActions(chatAction("respond")
                            .history("history")
                            .promptInput("question")
                            .reply("answer")
                            .request((request, state) ->
                                    request.system("Be brief.").tools(orders))
                            .with(chatClient))
                    .withTransitions(from("respond").to("respond"))
                    .build();
        }
    }

    @Test
    void asksAModelWithTheConversationSoFar() {
        model.says("On its way");

        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class))
                .withUserConfiguration(Assistant.class)
                .withBean(Orders.class)
                .withBean(ChatClient.class, () -> chatClient)
                .withPropertyValues("burr.tracking.storage-dir=" + folder)
                .run(context -> {
                    State state = context.getBean(ApplicationFactory.class)
                            .create()
                            .run(after("respond"), Inputs.of("question", "Where is 17?"))
                            .state();

                    assertThat(state.getString("answer")).isEqualTo("On its way");
                    assertThat(model.asked()).containsExactly(List.of("system: Be brief.", "user: Where is 17?"));
                });
    }

    @Test
    void keepsTheMemoryOfAnAdvisorInTheState() {
        model.says("Hello Ada");
        Action respond = action("respond")
                .reads("history", "question")
                .writes("history")
                .run(state -> {
                    var memory = StateChatMemory.of(state, "history");
                    chatClient
                            .prompt()
                            .user(state.getString("question"))
                            .advisors(MessageChatMemoryAdvisor.builder(memory).build())
                            .advisors(advisor -> advisor.param(ChatMemory.CONVERSATION_ID, "this"))
                            .call()
                            .content();
                    return memory.saveTo(state);
                });
        var app = new ApplicationBuilder()
                .withActions(respond)
                .withState(State.of("question", "I am Ada"))
                .withEntrypoint("respond")
                .build();

        app.step();

        assertThat(app.state().get("history"))
                .isEqualTo(List.of(
                        Map.of("role", "user", "content", "I am Ada"),
                        Map.of("role", "assistant", "content", "Hello Ada")));
    }

    @Test
    void tellsPromptsWhereItIsAskedTo() throws IOException {
        Path file = Files.writeString(folder.resolve("application.yml"), APPLICATION_YML);

        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(
                        AutoConfigurations.of(BurrAutoConfiguration.class, BurrSpringAiAutoConfiguration.class))
                .withBean(ObservationRegistry.class, ObservationRegistry::create)
                .withPropertyValues("spring.config.location=" + file.toUri(), "burr.tracking.enabled=false")
                .run(context -> assertThat(context.getBean(ChatModelSpans.class).attributesOf(call()))
                        .containsKey("gen_ai.input.messages"));
    }

    private static ChatModelObservationContext call() {
        return ChatModelObservationContext.builder()
                .prompt(new Prompt("Hello", ChatOptions.builder().model("m").build()))
                .provider("any")
                .build();
    }
}
