package dev.burr.examples;

import static dev.burr.core.Action.action;
import static dev.burr.core.Action.input;
import static dev.burr.core.Halt.before;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunResult;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.persistence.InMemoryStatePersister;
import dev.burr.persistence.StatePersister;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Drafts an answer to an email. It asks back when instructions are unclear, and drafts anew until nobody has feedback any
 * more. Every request builds the application again from what the persister has, as a service does.
 */
final class EmailAssistantTest {

    record Task(String email, String instructions) {}

    record Questions(List<String> questions) {}

    record Brief(String email, String instructions, Optional<String> answers, Optional<String> feedback) {}

    record Draft(String draft) {}

    /** A language model: here it asks when it is told little, and writes down what it knows. */
    private static Questions ask(Task task) {
        return new Questions(task.instructions().length() < 10 ? List.of("Which day?") : List.of());
    }

    private static Draft draft(Brief brief) {
        return new Draft("Re: " + brief.email() + " – " + brief.instructions()
                + brief.answers().map(answers -> ", " + answers).orElse("")
                + brief.feedback().map(feedback -> " (" + feedback + ")").orElse(""));
    }

    private final Graph graph = Graph.builder()
            .withActions(
                    input("receive", "email", "instructions"),
                    action("ask", Task.class, Questions.class, EmailAssistantTest::ask),
                    input("clarify", "answers"),
                    action("draft", Brief.class, Draft.class, EmailAssistantTest::draft),
                    input("review", "feedback"),
                    action("finish").reads("draft").writes("sent").run(state -> state.with("sent", state.get("draft"))))
            .withTransitions(
                    from("receive").to("ask"),
                    from("ask").to("clarify").when("not empty(questions)"),
                    from("ask").to("draft"),
                    from("clarify").to("draft"),
                    from("draft").to("review"),
                    from("review").to("finish").when("empty(feedback)"),
                    from("review").to("draft"))
            .build();

    private final StatePersister persister = new InMemoryStatePersister();

    /** One request to the service. */
    private RunResult request(Inputs inputs) {
        return new ApplicationBuilder()
                .withGraph(graph)
                .withEntrypoint("receive")
                .withPersister(persister)
                .resumeFrom("mail-1", State.empty())
                .build()
                .run(before("clarify", "review").orAfter("finish"), inputs);
    }

    @Test
    void asksBackAndDraftsUntilNobodyHasFeedback() {
        RunResult unclear = request(Inputs.of("email", "Dinner?", "instructions", "accept"));
        RunResult drafted = request(Inputs.of("answers", "Friday"));
        RunResult again = request(Inputs.of("feedback", "warmer"));
        RunResult finished = request(Inputs.of("feedback", ""));

        assertThat(unclear.action()).contains("clarify");
        assertThat(unclear.state().getList("questions", String.class)).containsExactly("Which day?");
        assertThat(drafted.action()).contains("review");
        assertThat(drafted.state().getString("draft")).isEqualTo("Re: Dinner? – accept, Friday");
        assertThat(again.action()).contains("review");
        assertThat(finished.action()).contains("finish");
        assertThat(finished.state().getString("sent")).isEqualTo("Re: Dinner? – accept, Friday (warmer)");
    }

    @Test
    void draftsAtOnceWhenInstructionsAreClear() {
        RunResult drafted = request(Inputs.of("email", "Dinner?", "instructions", "accept for Friday"));

        assertThat(drafted.action()).contains("review");
        assertThat(drafted.state().getString("draft")).isEqualTo("Re: Dinner? – accept for Friday");
    }
}
