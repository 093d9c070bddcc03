package dev.burr.spring.guide;

import static dev.burr.core.Condition.eq;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.core.ApplicationId;
import dev.burr.core.BurrAction;
import dev.burr.core.Graph;
import dev.burr.core.Input;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.spring.autoconfigure.BurrAutoConfiguration;
import dev.burr.spring.web.ApplicationSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** A graph that is a bean, and a controller that runs it. */
final class GraphBeanTest {

    record Message(String role, String content) {}

    record Asked(String prompt, List<Message> history) {}

    @Component
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

    @Configuration(proxyBeanMethods = false)
    static class Graphs {
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
    }

    @Configuration(proxyBeanMethods = false)
    static class Sources {
        @Bean
        ApplicationSource chats(ApplicationFactory chat) {
            return chat.withState(State.of("history", List.of()))::application;
        }
    }

    @Component
    static class ChatController {

        private final ApplicationFactory chats;

        ChatController(ApplicationFactory chats) {
            this.chats = chats.withState(State.of("history", List.of()));
        }

        Message say(String id, String prompt) {
            return chats.application(id) // goes on, or starts with this state
                    .run(after("respond", "reject"), Inputs.of("prompt", prompt))
                    .state()
                    .get("response", Message.class);
        }

        Application whatIf(String id, long step, String prompt) {
            return chats.builder()
                    .forkFrom(id, step)
                    .overriding("prompt", prompt)
                    .build();
        }
    }

    @Test
    void goesOnWithTheConversationAtEachRequest(@TempDir Path storage) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BurrAutoConfiguration.class))
                .withUserConfiguration(Graphs.class, Sources.class, ChatActions.class, ChatController.class)
                .withPropertyValues("burr.project=my-chatbot", "burr.tracking.storage-dir=" + storage)
                .run(context -> {
                    ChatController chat = context.getBean(ChatController.class);

                    assertThat(chat.say("42", "Hello").content()).isEqualTo("That was message 1.");
                    assertThat(chat.say("42", "something unsafe").content()).isEqualTo("I can't help with that.");
                    assertThat(chat.say("42", "And again").content()).isEqualTo("That was message 3.");

                    var source = context.getBean(ApplicationSource.class);
                    assertThat(source.open(ApplicationId.of("42")).state().getString("prompt"))
                            .isEqualTo("And again");

                    Application fork = chat.whatIf("42", 0, "unsafe after all");
                    assertThat(fork.run(after("respond", "reject")).action()).contains("reject");
                });
    }
}
