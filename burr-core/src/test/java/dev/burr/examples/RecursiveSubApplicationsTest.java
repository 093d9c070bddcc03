package dev.burr.examples;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.core.State;
import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.LifecycleHook;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Writes a report: each section is an application of its own, and each paragraph of a section is one within that. */
@Timeout(60)
final class RecursiveSubApplicationsTest {

    private final Graph paragraph = Graph.builder()
            .withActions(
                    action("draft")
                            .reads("topic")
                            .writes("text")
                            .run(state -> state.with("text", "about " + state.getString("topic"))),
                    action("polish")
                            .reads("text")
                            .writes("text")
                            .run(state -> state.with("text", state.getString("text") + ".")))
            .withTransitions(from("draft").to("polish"))
            .build();

    private final Graph section = Graph.builder()
            .withActions(
                    action("outline").reads("title").writes("topics").run(state -> {
                        String title = state.getString("title");
                        return state.with("topics", List.of(title + " then", title + " now"));
                    }),
                    action("write_paragraphs").parallel(map -> map.overStates(
                                    "topics", String.class, (state, topic) -> state.with("topic", topic))
                            .running(paragraph, after("polish"))
                            .joining("paragraphs", child -> child.state().getString("text"))),
                    action("join")
                            .reads("title", "paragraphs")
                            .writes("section")
                            .run(state -> state.with(
                                    "section",
                                    state.getString("title") + ": "
                                            + String.join(" ", state.getList("paragraphs", String.class)))))
            .withTransitions(
                    from("outline").to("write_paragraphs"),
                    from("write_paragraphs").to("join"))
            .build();

    private final ApplicationBuilder report = new ApplicationBuilder()
            .withActions(action("write_sections").parallel(map -> map.overStates(
                            "titles", String.class, (state, title) -> state.with("title", title))
                    .running(section, after("join"))
                    .joining("report", child -> child.state().getString("section"))))
            .withEntrypoint("write_sections")
            .withState(State.of("titles", List.of("Bees", "Ants")));

    /** Remembers which application started which. */
    static final class Lineage implements LifecycleHook {

        private final Map<String, String> parents = new ConcurrentHashMap<>();

        @Override
        public void applicationCreated(ApplicationCreated event) {
            if (event.spawnedBy() != null) {
                parents.put(event.application().appId(), event.spawnedBy().appId());
            }
        }

        List<String> childrenOf(String id) {
            return parents.keySet().stream()
                    .filter(child -> Objects.equals(parents.get(child), id))
                    .toList();
        }
    }

    @Test
    void writesParagraphsWithinSectionsWithinAReport() {
        var lineage = new Lineage();
        var app = report.withHooks(lineage).build();

        State state = app.run(after("write_sections")).state();

        assertThat(state.getList("report", String.class))
                .containsExactly("Bees: about Bees then. about Bees now.", "Ants: about Ants then. about Ants now.");
        assertThat(lineage.childrenOf(app.id()))
                .hasSize(2)
                .allSatisfy(section -> assertThat(lineage.childrenOf(section)).hasSize(2));
    }
}
