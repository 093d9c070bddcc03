package dev.burr.demo.chatbot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class KnowledgeTest {

    private final Knowledge knowledge = Knowledge.load();

    @Test
    void findsWhatIsAskedForWhateverTheCase() {
        assertThat(knowledge.answer("What is the CAPITAL of France?", List.of()))
                .isEqualTo("Paris.");
        assertThat(knowledge.code("Write Fibonacci")).startsWith("static long fibonacci(int n) {");
        assertThat(knowledge.picture("Draw a giraffe")).contains("(oo)").startsWith("  \\_/");
    }

    @Test
    void framesAPictureOfWhatItDoesNotKnow() {
        assertThat(knowledge.picture("Draw a picture of my cat!"))
                .isEqualTo(
                        """
                        +----------+
                        |  my cat  |
                        +----------+""");
    }

    @Test
    void saysWhenItHasNoAnswer() {
        assertThat(knowledge.answer("How tall is my cat?", List.of())).startsWith("I know only a few things by heart");
    }

    @Test
    void repeatsItselfOnlyWhenItKnowsNothingElse() {
        String first = knowledge.answer("joke", List.of());
        String second = knowledge.answer("joke", said(first));
        String third = knowledge.answer("joke", said(first, second));

        assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
        assertThat(knowledge.answer("joke", said(first, second, third))).isEqualTo(first);
    }

    private static List<Message> said(String... answers) {
        return List.of(answers).stream()
                .map(answer -> Message.assistant(answer, "text"))
                .toList();
    }
}
