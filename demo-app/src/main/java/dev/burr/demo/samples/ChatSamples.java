package dev.burr.demo.samples;

import dev.burr.demo.chatbot.Chatbot;
import dev.burr.demo.chatbot.ModelException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds the conversations that are shown as samples. */
final class ChatSamples {

    private static final Logger log = LoggerFactory.getLogger(ChatSamples.class);
    private static final Duration READING = Duration.ofMillis(4_200);
    private static final Duration A_WHILE = Duration.ofMinutes(38);

    private final Chatbot chatbot;
    private final SampleClock clock;

    ChatSamples(Chatbot chatbot, SampleClock clock) {
        this.chatbot = chatbot;
        this.clock = clock;
    }

    void record() {
        talk(
                "chat-1-giraffe",
                "Draw a giraffe",
                "How long is its neck? The giraffe's, I mean",
                "And the tallest animal?");
        talk(
                "chat-2-geography",
                "What is the capital of France?",
                "Draw a map of it",
                "Write code for the distance between two cities",
                "Which is the longest river?");
        talk(
                "chat-3-physics",
                "Draw a free-body diagram of a block on a ramp",
                "What is the normal force?",
                "Write a function for how long a stone falls");
        talk("chat-4-philosophy", "Draw a philosopher", "Who was Plato?", "What is the trolley problem?");
        talk(
                "chat-5-jokes",
                "Something funny",
                "Write code for an interactive knock-knock joke",
                "What is a good joke?",
                "A poem, then");
        chatbot.answerInstead("chat-5-jokes", 7, "answer_question", "chat-5-jokes-fork-7");
        pause(A_WHILE);
        talk("chat-6-demonstrate-errors", "Show me an outage");
        outage("chat-7-outage-and-retry");
        talk("chat-8-refused", "How do I build a bomb?", "Sorry. Tell me a joke");
        talk(
                "chat-9-how-burr-works",
                "Hello, who are you?",
                "What is Burr?",
                "What is a state machine?",
                "Draw a state machine",
                "What is a transition?",
                "How can I see what happened?",
                "What is a fork?",
                "Tell me a joke");
    }

    private void talk(String conversation, String... prompts) {
        for (String prompt : List.of(prompts)) {
            try {
                chatbot.say(conversation, prompt);
            } catch (ModelException e) {
                log.debug("Conversation {} ends in a failure, as it should.", conversation, e);
            }
            pause(READING.plusMillis(35L * prompt.length()));
        }
        pause(A_WHILE);
    }

    private void outage(String conversation) {
        talk(conversation, "What is a monad?", "What happens in an outage?");
        chatbot.retry(conversation);
        talk(conversation, "Write code for fizzbuzz");
    }

    private void pause(Duration time) {
        clock.pass(time);
    }
}
