package dev.burr.examples;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Action;
import dev.burr.core.Graph;
import dev.burr.core.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reads documents side by side and adds up what was found. One that can't be read does not spoil the rest. */
@Timeout(60)
final class MapReduceTest {

    record Document(String title, String text) {}

    record Count(String title, int words) {}

    record Total(int words, List<String> unread) {}

    record Counted(Count count) {}

    private static Counted count(Document document) {
        if (document.text().isBlank()) {
            throw new IllegalArgumentException("Document '" + document.title() + "' is empty.");
        }
        return new Counted(new Count(document.title(), document.text().split(" ").length));
    }

    private final Action countWords = action("count_words", Document.class, Counted.class, MapReduceTest::count);

    private final Action countAll = action("count_all")
            .writes("counts", "unread")
            .parallel(map -> map.overStates("documents", Document.class, (state, document) -> State.of(document))
                    .running(countWords)
                    .atMost(4)
                    .collectFailures()
                    .joining((state, children) -> {
                        State joined = state.with("counts", List.of(), "unread", List.of());
                        for (var child : children) {
                            joined = child.failure().isPresent()
                                    ? joined.append("unread", child.state().getString("title"))
                                    : joined.append("counts", child.state().get("count"));
                        }
                        return joined;
                    }));

    private final Action addUp = action("add_up")
            .reads("counts")
            .writes("words")
            .run(state -> state.with(
                    "words",
                    state.getList("counts", Count.class).stream()
                            .mapToInt(Count::words)
                            .sum()));

    private final Graph graph = Graph.builder()
            .withActions(countAll, addUp)
            .withTransitions(from("count_all").to("add_up"))
            .build();

    @Test
    void addsUpWhatCouldBeRead() {
        var documents =
                List.of(new Document("a", "one two three"), new Document("b", " "), new Document("c", "four five"));
        var app = new ApplicationBuilder()
                .withGraph(graph)
                .withState(State.of("documents", documents))
                .withEntrypoint("count_all")
                .build();

        Total total = app.run(after("add_up")).state().as(Total.class);

        assertThat(total).isEqualTo(new Total(5, List.of("b")));
        assertThat(app.state().getList("counts", Count.class)).containsExactly(new Count("a", 3), new Count("c", 2));
    }
}
