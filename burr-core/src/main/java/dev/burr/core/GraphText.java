package dev.burr.core;

import dev.burr.expression.PythonText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A graph in words, for a terminal. */
final class GraphText {

    private final Graph graph;
    private final StringBuilder text = new StringBuilder();

    private GraphText(Graph graph) {
        this.graph = graph;
    }

    static String of(Graph graph) {
        var text = new GraphText(graph);
        graph.actions().forEach(text::action);
        return text.text.toString();
    }

    private void action(Action action) {
        line("", action.name() + signature(action));
        if (!action.inputs().isEmpty() || !action.optionalInputs().isEmpty()) {
            line(
                    "    inputs: ",
                    Stream.concat(
                                    action.inputs().stream(),
                                    action.optionalInputs().stream().map(input -> "[" + input + "]"))
                            .collect(Collectors.joining(", ")));
        }
        if (!action.tags().isEmpty()) {
            line("    tags: ", String.join(", ", action.tags()));
        }
        transitions(graph.transitions().stream()
                .filter(transition -> transition.source().equals(action.name()))
                .toList());
    }

    private static String signature(Action action) {
        return action.reads().isEmpty() && action.writes().isEmpty()
                ? ""
                : ": " + keys(action.reads()) + " → " + keys(action.writes());
    }

    private static String keys(Collection<String> keys) {
        return keys.isEmpty() ? "nothing" : String.join(", ", keys);
    }

    private void transitions(List<Transition> transitions) {
        for (Transition transition : transitions) {
            Condition condition = transition.condition();
            Class<?> failure = transition.failure();
            line(
                    "    to ",
                    transition.target()
                            + (failure == null ? "" : " on " + failure.getSimpleName())
                            + (condition.isDefault() ? "" : " when " + condition.name()));
        }
        if (transitions.isEmpty()) {
            line("    ends here", "");
        }
    }

    private void line(String words, String names) {
        text.append(words).append(PythonText.visible(names)).append('\n');
    }
}
