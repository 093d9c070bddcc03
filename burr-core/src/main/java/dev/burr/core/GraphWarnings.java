package dev.burr.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is no error, as it may never come up, but hardly meant: actions that nothing leads to, and reads of what can't
 * have been written by then. Says nothing where there is any way on which all is well.
 */
final class GraphWarnings {

    private final Graph graph;
    private final Reachability ways;
    private final State state;
    private final Map<String, Set<String>> behind = new HashMap<>();
    private Set<String> running = Set.of();
    private final List<String> warnings = new ArrayList<>();

    GraphWarnings(Graph graph, Reachability ways, State state) {
        this.graph = graph;
        this.ways = ways;
        this.state = state;
    }

    /**
     * The warnings, a sentence or two each.
     *
     * @param entrypoint null where the state's position says where to go on
     */
    List<String> of(@Nullable String entrypoint) {
        var first = new LinkedHashSet<String>();
        if (entrypoint != null) {
            first.add(entrypoint);
        }
        String prior = state.position().priorStep();
        if (prior != null) {
            graph.transitionsFrom(prior).forEach(transition -> first.add(transition.target()));
        }
        running = ways.startingAt(first);
        if (entrypoint != null) {
            checkReached(entrypoint, prior);
        }
        graph.actions().stream()
                .filter(action -> running.contains(action.name()))
                .forEach(this::checkReads);
        return warnings;
    }

    private void checkReached(String entrypoint, @Nullable String prior) {
        var others = new LinkedHashSet<String>();
        graph.actions().forEach(action -> others.add(action.name()));
        others.removeAll(running);
        if (prior != null) {
            others.remove(prior);
        }
        if (!others.isEmpty()) {
            warnings.add("No transition leads from entrypoint %s to %s. Add one, or leave out what never runs."
                    .formatted(Names.quoted(entrypoint), Names.list(others)));
        }
    }

    private void checkReads(Action action) {
        for (String key : StartValidation.requiredReads(action)) {
            if (!action.writes().contains(key)) {
                checkRead("Action " + Names.quoted(action.name()), key, action.name());
            }
        }
        for (Transition transition : graph.transitionsFrom(action.name())) {
            for (String key : transition.condition().requiredKeys()) {
                if (!action.writes().contains(key)) {
                    checkRead("The condition of " + transition, key, action.name());
                }
            }
        }
    }

    /** A key that nobody writes at all is an error of its own, see {@link StartValidation}. */
    private void checkRead(String reader, String key, String place) {
        if (state.has(key)) {
            return;
        }
        List<String> writers = graph.actions().stream()
                .filter(action -> action.writes().contains(key))
                .map(Action::name)
                .toList();
        boolean written = writers.stream().anyMatch(writer -> leads(writer, place));
        if (!written && !writers.isEmpty()) {
            warnings.add(
                    "%s reads %s, which only %s writes, and no way leads from there to %s. Start with a state that has it, or add a transition."
                            .formatted(reader, Names.quoted(key), Names.list(writers), Names.quoted(place)));
        }
    }

    private boolean leads(String writer, String place) {
        return running.contains(writer)
                && behind.computeIfAbsent(writer, ways::behind).contains(place);
    }
}
