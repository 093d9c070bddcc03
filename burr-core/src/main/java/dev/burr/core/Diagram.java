package dev.burr.core;

import dev.burr.expression.PythonText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a drawing of a graph shows, as Burr draws it: actions, the inputs that they take from outside, and transitions.
 *
 * @param inputs each input, and the actions that take it; Burr's own are left out
 * @param entrypoint the action that runs first; null when that is not known
 */
record Diagram(
        List<Action> actions,
        Map<String, Set<String>> inputs,
        List<Transition> transitions,
        @Nullable String entrypoint) {

    private static final int LONGEST_LABEL = 80;

    static Diagram of(Graph graph, @Nullable String entrypoint) {
        if (entrypoint != null && graph.action(entrypoint).isEmpty()) {
            throw new IllegalArgumentException(
                    "Entrypoint %s is not an action of this graph (actions: %s). Name one of them."
                            .formatted(
                                    Names.quoted(entrypoint),
                                    Names.list(graph.actions().stream()
                                            .map(Action::name)
                                            .toList())));
        }
        return new Diagram(graph.actions(), inputsOf(graph.actions()), graph.transitions(), entrypoint);
    }

    private static Map<String, Set<String>> inputsOf(List<Action> actions) {
        var inputs = new LinkedHashMap<String, Set<String>>();
        for (Action action : actions) {
            var taken = new LinkedHashSet<>(action.inputs());
            taken.addAll(action.optionalInputs());
            taken.removeIf(Keys::isInternal);
            taken.forEach(input ->
                    inputs.computeIfAbsent(input, name -> new LinkedHashSet<>()).add(action.name()));
        }
        return inputs;
    }

    /** A name as a label: in one line, nothing hidden, and not longer than a drawing bears. */
    static String label(String name) {
        String visible = PythonText.visible(name);
        return visible.codePointCount(0, visible.length()) <= LONGEST_LABEL
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, LONGEST_LABEL)) + "…";
    }
}
