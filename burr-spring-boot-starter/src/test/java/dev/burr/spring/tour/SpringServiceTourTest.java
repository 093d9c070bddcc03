package dev.burr.spring.tour;

import static dev.burr.core.Condition.eq;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.BurrAction;
import dev.burr.core.Graph;
import dev.burr.core.Input;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import dev.burr.tracking.TrackingClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Piece 4 of the tour: a chat in a Spring service, which goes on from where the last request left it. */
final class SpringServiceTourTest {

    record Message(String role, String content) {}

    record Asked(String prompt, List<Message> history) {}

    static class ChatActions {

        @BurrAction(writes = {"prompt", "history"})
        Asked prompt(@Input("prompt") String text, List<Message> history) {
            var longer = new ArrayList<>(history);
            longer.add(new Message("user", text));
            return new Asked(text, longer);
        }

        @BurrAction(writes = "safe")
        boolean checkSafety(String prompt) {
            return !prompt.contains("unsafe");
        }

        @BurrAction(writes = "response")
        Message respond(List<Message> history) {
            return new Message("assistant", "That was message " + history.size() + ".");
        }

        @BurrAction(writes = "response")
        Message reject() {
            return new Message("assistant", "I can't help with that.");
        }
    }

    static class ChatController {

        private final ObjectProvider<ApplicationBuilder> builders; // already tracked, persisted, observed
        private final Graph chat;

        ChatController(ObjectProvider<ApplicationBuilder> builders, Graph chat) {
            this.builders = builders;
            this.chat = chat;
        }

        Message say(String id, String prompt) {
            var app = builders.getObject()
                    .withGraph(chat)
                    .withEntrypoint("prompt")
                    .resumeFrom(id, State.of("history", List.of())) // goes on, or starts with this state
                    .build();
            return app.run(after("respond", "reject"), Inputs.of("prompt", prompt))
                    .state()
                    .get("response", Message.class);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ChatConfiguration {

        @Bean
        ChatActions chatActions() {
            return new ChatActions();
        }

        @Bean
        Graph chat(ChatActions actions) {
            return Graph.builder()
                    .withActionsOf(actions)
                    .withTransitions(
                            from("prompt").to("check_safety"),
                            from("check_safety").to("respond").when(eq("safe", true)),
                            from("check_safety").to("reject"),
                            from("respond", "reject").to("prompt"))
                    .build();
        }

        @Bean
        ChatController chatController(ObjectProvider<ApplicationBuilder> builders, Graph chat) {
            return new ChatController(builders, chat);
        }
    }

    @Test
    void goesOnWithTheConversationAtEachRequest(@TempDir Path storage) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class))
                .withUserConfiguration(ChatConfiguration.class)
                .withPropertyValues("burr.project=my-chatbot", "burr.tracking.storage-dir=" + storage)
                .run(context -> {
                    ChatController chat = context.getBean(ChatController.class);

                    assertThat(chat.say("42", "Hello").content()).isEqualTo("That was message 1.");
                    assertThat(chat.say("42", "something unsafe").content()).isEqualTo("I can't help with that.");
                    assertThat(chat.say("42", "And again").content()).isEqualTo("That was message 3.");
                    assertThat(context.getBean(TrackingClient.class)
                                    .load("42")
                                    .orElseThrow()
                                    .position()
                                    .sequenceId())
                            .isEqualTo(8);
                });
    }
}
