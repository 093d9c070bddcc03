package com.example.assistant;

import static dev.burr.core.Transition.from;
import static dev.burr.spring.ai.ChatAction.chatAction;

import dev.burr.core.Action;
import dev.burr.core.Graph;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A restaurant's assistant: looks up what it is asked about, and has a model put it into words. */
@SpringBootApplication
public class AssistantService {

    public static void main(String[] args) {
        SpringApplication.run(AssistantService.class, args);
    }

    @Bean
    ChatClient chatClient(ObservationRegistry observations) {
        return ChatClient.builder(new ScriptedModel(observations), observations, null, null)
                .build();
    }

    @Bean
    Graph assistant(Facts facts, ChatClient client) {
        return Graph.builder()
                .withActions(
                        Action.of(facts, "look_up"),
                        chatAction("respond")
                                .prompt("question")
                                .history("history")
                                .reply("answer")
                                .with(client))
                .withTransitions(from("look_up").to("respond"), from("respond").to("look_up"))
                .build();
    }
}
