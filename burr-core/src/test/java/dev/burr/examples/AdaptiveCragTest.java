package dev.burr.examples;

import static dev.burr.core.Condition.eq;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.application.StepResult;
import dev.burr.core.BurrAction;
import dev.burr.core.Graph;
import dev.burr.core.Input;
import dev.burr.core.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers from documents where they are good enough, and from the web where they are not (adaptive and corrective RAG): the
 * question decides where to look first, and documents are graded before anything is made of them.
 */
final class AdaptiveCragTest {

    /** The steps: here a few words stand for the model, the store and the search engine. */
    static final class Crag {

        private final List<String> store = List.of("burr is a state machine", "bees make honey");

        @BurrAction(writes = "question")
        String ask(@Input("question") String question) {
            return question;
        }

        @BurrAction(writes = "route")
        String route(String question) {
            return question.contains("today") ? "web" : "documents";
        }

        @BurrAction(writes = "documents")
        List<String> retrieve(String question) {
            return store.stream().filter(text -> sharesAWord(text, question)).toList();
        }

        @BurrAction(writes = "documents")
        List<String> grade(String question, List<String> documents) {
            return documents.stream().filter(text -> !question.contains("why")).toList();
        }

        @BurrAction(writes = "question")
        String rewrite(String question) {
            return question + " explained";
        }

        @BurrAction(writes = "documents")
        List<String> searchWeb(String question) {
            return List.of("the web on: " + question);
        }

        @BurrAction(writes = "answer")
        String generate(List<String> documents) {
            return String.join("; ", documents);
        }

        private static boolean sharesAWord(String text, String question) {
            return List.of(question.toLowerCase(Locale.ROOT).split(" ")).stream()
                    .anyMatch(text::contains);
        }
    }

    private final Graph graph = Graph.builder()
            .withActionsOf(new Crag())
            .withTransitions(
                    from("ask").to("route"),
                    from("route").to("search_web").when(eq("route", "web")),
                    from("route").to("retrieve"),
                    from("retrieve").to("grade"),
                    from("grade").to("rewrite").when("empty(documents)"),
                    from("grade").to("generate"),
                    from("rewrite").to("search_web"),
                    from("search_web").to("generate"),
                    from("generate").to("ask"))
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    burr      | ask route retrieve grade generate                    | burr is a state machine
                    today     | ask route search_web generate                        | the web on: today
                    bees why  | ask route retrieve grade rewrite search_web generate | the web on: bees why explained
                    """)
    void looksWhereTheAnswerIs(String question, String path, String answer) {
        var app =
                new ApplicationBuilder().withGraph(graph).withEntrypoint("ask").build();
        var visited = new ArrayList<String>();

        for (StepResult step : app.iterate(after("generate"), Inputs.of("question", question))) {
            visited.add(step.action());
        }

        assertThat(String.join(" ", visited)).isEqualTo(path);
        assertThat(app.state().getString("answer")).isEqualTo(answer);
    }
}
