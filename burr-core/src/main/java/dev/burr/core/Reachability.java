package dev.burr.core;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where transitions lead to, whether or not their conditions ever hold. */
final class Reachability {

    private final Map<String, Set<String>> targets = new HashMap<>();

    Reachability(List<Transition> transitions) {
        for (Transition transition : transitions) {
            targets.computeIfAbsent(transition.source(), source -> new LinkedHashSet<>())
                    .add(transition.target());
        }
    }

    /** The actions that can run when one of these runs first, these included. */
    Set<String> startingAt(Collection<String> first) {
        var reached = new LinkedHashSet<>(first);
        var open = new ArrayDeque<>(first);
        while (!open.isEmpty()) {
            for (String target : targets.getOrDefault(open.remove(), Set.of())) {
                if (reached.add(target)) {
                    open.add(target);
                }
            }
        }
        return reached;
    }

    /** The actions that can run after one has, itself only where a way leads back. */
    Set<String> behind(String action) {
        return startingAt(targets.getOrDefault(action, Set.of()));
    }
}
