package dev.burr.ui.index;

import dev.burr.tracking.GraphDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the state machine of a run declares, as far as steps are judged by it. Immutable. */
final class Declarations {

    static final Declarations UNKNOWN = new Declarations(null);

    private static final String DEFAULT = "default";

    private final Map<String, Set<String>> writes = new HashMap<>();
    private final List<GraphDocument.Transition> transitions;

    private Declarations(@Nullable GraphDocument graph) {
        this.transitions = graph == null ? List.of() : graph.transitions();
        if (graph != null) {
            graph.actions().forEach(action -> writes.put(action.name(), Set.copyOf(action.writes())));
        }
    }

    static Declarations of(@Nullable GraphDocument graph) {
        return graph == null ? UNKNOWN : new Declarations(graph);
    }

    /** The keys that an action declares to write; null if the action is not known. */
    @Nullable
    Set<String> writes(String action) {
        return writes.get(action);
    }

    /**
     * The condition under which one action followed another, where there was a choice and no doubt: the log of Burr itself
     * does not say which transition was taken.
     */
    @Nullable
    String condition(String from, String to) {
        List<GraphDocument.Transition> out = transitions.stream()
                .filter(transition -> transition.from().equals(from))
                .toList();
        List<String> taken = out.stream()
                .filter(transition -> transition.to().equals(to))
                .map(GraphDocument.Transition::condition)
                .distinct()
                .toList();
        boolean choice = out.size() > 1
                || !out.stream().allMatch(only -> only.condition().equals(DEFAULT));
        return choice && taken.size() == 1 ? taken.get(0) : null;
    }
}
