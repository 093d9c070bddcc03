package dev.burr.demo.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.demo.chatbot.LanguageModel.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DelayedModelTest {

    @Test
    void takesLongerForALongerAnswer() {
        var pauses = new ArrayList<Duration>();
        var model = new DelayedModel(
                (task, conversation) -> new Completion("Paris.", "test", 7, 2),
                Duration.ofMillis(300),
                Duration.ofMillis(4),
                pauses::add);

        Completion answer = model.complete(Task.ANSWER, List.of(Message.user("What is the capital of France?")));

        assertThat(answer.text()).isEqualTo("Paris.");
        assertThat(pauses).containsExactly(Duration.ofMillis(300), Duration.ofMillis(24));
    }
}
