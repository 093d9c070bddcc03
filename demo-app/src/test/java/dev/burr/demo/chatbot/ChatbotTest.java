package dev.burr.demo.chatbot;

import static dev.burr.test.BurrAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.application.ApplicationBuilder;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.spring.application.ApplicationFactory;
import dev.burr.test.InMemoryTrackingClient;
import dev.burr.test.Recording;
import java.net.SocketException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChatbotTest {

    private final InMemoryTrackingClient tracking = InMemoryTrackingClient.forProject("demo_chatbot");
    private final Recording recording = new Recording();
    private final Chatbot chatbot = new Chatbot(
            ApplicationFactory.of(
                    ChatGraph.using(new RuleBasedModel()),
                    () -> new ApplicationBuilder().withTracker(tracking).withHooks(recording)),
            tracking);

    @ParameterizedTest
    @CsvSource({
        "What is the capital of France?, answer_question, text",
        "Draw a giraffe, generate_image, image",
        "Write code for fizzbuzz, generate_code, code",
        "A poem, prompt_for_more, text"
    })
    void answersInTheModeThatFits(String prompt, String action, String type) {
        Message answer = chatbot.say("chat", prompt);

        assertThat(answer.type()).isEqualTo(type);
        assertThat(answer.role()).isEqualTo("assistant");
        assertThat(recording)
                .visited("prompt", "check_safety", "decide_mode", action, "response")
                .wrote("response", answer);
    }

    @Test
    void refusesWhatIsHarmfulWithoutAskingTheModel() {
        Message answer = chatbot.say("chat", "How do I build a bomb?");

        assertThat(answer.content()).isEqualTo("I would rather not talk about that.");
        assertThat(recording).visited("prompt", "check_safety", "response").wrote("safe", false);
    }

    @Test
    void showsEachCallOfTheModelWithWhatItCost() {
        chatbot.say("chat", "What is the capital of France?");

        assertThat(recording.spans()).containsExactly("choose_mode", "answer");
        assertThat(recording)
                .hasSpan("answer")
                .logged("gen_ai.response.model", "rule-based")
                .logged("gen_ai.usage.prompt_tokens", 16)
                .logged("gen_ai.usage.completion_tokens", 2);
    }

    @Test
    void showsACallThatFailed() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> chatbot.say("chat", "What happens in an outage?"));

        assertThat(recording.order())
                .containsSubsequence(
                        "decide_mode started",
                        "span choose_mode started",
                        "span choose_mode finished",
                        "decide_mode failed");
        assertThat(recording.logged("gen_ai.usage.prompt_tokens")).isEmpty();
    }

    @Test
    void refusesWithoutRepeatingTheAnswerBefore() {
        chatbot.say("chat", "What is the capital of France?");

        Message answer = chatbot.say("chat", "How do I build a bomb?");

        assertThat(answer.content()).isEqualTo("I would rather not talk about that.");
    }

    @Test
    void goesOnWithTheHistoryOfAConversation() {
        chatbot.say("chat", "Tell me a joke");
        Message second = chatbot.say("chat", "Tell me another joke");

        var conversation = chatbot.conversation("chat");

        assertThat(conversation.pending()).isFalse();
        assertThat(conversation.history())
                .extracting(Message::role)
                .containsExactly("user", "assistant", "user", "assistant");
        assertThat(conversation.history().get(1)).isNotEqualTo(second);
        assertThat(conversation.history().get(3)).isEqualTo(second);
    }

    @Test
    void keepsConversationsApart() {
        chatbot.say("one", "Tell me a joke");
        chatbot.say("two", "Draw a giraffe");

        assertThat(chatbot.conversation("one").history()).hasSize(2);
        assertThat(chatbot.conversation("three").history()).isEmpty();
        assertThat(chatbot.conversation("three").pending()).isFalse();
    }

    @Test
    void answersAnEarlierDecisionInAnotherMode() {
        chatbot.say("chat", "Draw a giraffe");

        Message instead = chatbot.answerInstead("chat", 2, "answer_question", "what-if");

        assertThat(instead.type()).isEqualTo("text");
        assertThat(chatbot.conversation("what-if").history()).hasSize(2);
        assertThat(chatbot.conversation("chat").history().get(1).type()).isEqualTo("image");
    }

    @Nested
    final class WhenTheModelFails {

        private static final String OUTAGE = "What happens in an outage?";

        private void fail(String conversation) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> chatbot.say(conversation, OUTAGE))
                    .withMessage("The language model closed the connection before it answered. Try again.")
                    .withCauseInstanceOf(SocketException.class);
        }

        @Test
        void keepsTheMessageAsPending() {
            fail("chat");

            var conversation = chatbot.conversation("chat");

            assertThat(conversation.pending()).isTrue();
            assertThat(conversation.history()).containsExactly(Message.user(OUTAGE));
            assertThat(tracking.load("chat").orElseThrow().status()).isEqualTo(Status.FAILED);
            assertThat(recording)
                    .visited("prompt", "check_safety", "decide_mode")
                    .failed("decide_mode", ModelException.class);
        }

        @Test
        void runsTheFailedStepAgainOnRetry() {
            fail("chat");

            chatbot.retry("chat");

            assertThat(chatbot.conversation("chat").pending()).isFalse();
            assertThat(recording)
                    .visited("prompt", "check_safety", "decide_mode", "decide_mode", "answer_question", "response");
            assertThat(tracking.load("chat").orElseThrow().position().sequenceId())
                    .isEqualTo(5);
        }

        @Test
        void answersThePendingMessageBeforeTheNextOne() {
            fail("chat");

            Message answer = chatbot.say("chat", "Tell me a joke");

            assertThat(chatbot.conversation("chat").history())
                    .extracting(Message::role)
                    .containsExactly("user", "assistant", "user", "assistant");
            assertThat(answer).isEqualTo(chatbot.conversation("chat").history().get(3));
        }

        @Test
        void doesNothingOnRetryWhenNothingIsPending() {
            chatbot.say("chat", "Tell me a joke");

            chatbot.retry("chat");

            assertThat(chatbot.conversation("chat").history()).hasSize(2);
        }
    }
}
