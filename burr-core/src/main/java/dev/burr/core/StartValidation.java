package dev.burr.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with starting a sound graph at an action with a state. */
final class StartValidation {

    private final Graph graph;

    StartValidation(Graph graph) {
        this.graph = graph;
    }

    List<String> problems(@Nullable String entrypoint, State state) {
        var problems = new ArrayList<String>();
        Set<String> names = names(graph);
        if (entrypoint != null && !names.contains(entrypoint)) {
            problems.add(
                    "Entrypoint %s is not an action of this graph (actions: %s). Pass one of them to withEntrypoint."
                            .formatted(Names.quoted(entrypoint), Names.list(names)));
        }
        String prior = state.position().priorStep();
        if (prior != null && !names.contains(prior)) {
            problems.add(
                    "The recorded state stands behind action %s, which is not in this graph (actions: %s). Add it, or use restartFrom."
                            .formatted(Names.quoted(prior), Names.list(names)));
        }
        addUnfedReads(state, problems);
        return problems;
    }

    private void addUnfedReads(State state, List<String> problems) {
        var fed = new LinkedHashSet<>(state.keys());
        graph.actions().forEach(action -> fed.addAll(action.writes()));
        for (Action action : graph.actions()) {
            for (String key : requiredReads(action)) {
                if (!fed.contains(key)) {
                    problems.add(
                            "Action %s reads %s, which no action writes and the state does not start with (known: %s). Rename it, or add it to withState."
                                    .formatted(Names.quoted(action.name()), Names.quoted(key), Names.list(fed)));
                }
            }
        }
    }

    private static Set<String> requiredReads(Action action) {
        var required = new LinkedHashSet<>(action.reads());
        if (action instanceof RecordAction<?, ?> typed) {
            required.removeAll(typed.optionalReads());
        }
        return required;
    }

    Set<String> unreachableFrom(String entrypoint) {
        var unreachable = names(graph);
        var reached = new ArrayDeque<String>(List.of(entrypoint));
        unreachable.remove(entrypoint);
        while (!reached.isEmpty()) {
            for (Transition transition : graph.transitionsFrom(reached.remove())) {
                if (unreachable.remove(transition.target())) {
                    reached.add(transition.target());
                }
            }
        }
        return unreachable;
    }

    private static Set<String> names(Graph graph) {
        var names = new LinkedHashSet<String>();
        graph.actions().forEach(action -> names.add(action.name()));
        return names;
    }
}
