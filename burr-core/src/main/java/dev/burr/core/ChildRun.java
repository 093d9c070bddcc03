package dev.burr.core;

import java.util.Objects;
import java.util.Set;

/**
 * A run of another state machine within a step: an application of its own, linked to the step that runs it. It inherits
 * the partition key, the clock and the executor of its parent, and what watches and stores that.
 *
 * @param key what tells it from the other children of the step. Its id is made of the parent's, the step's and this
 * @param graph the state machine
 * @param entrypoint the action that runs first
 * @param state the state to start with
 * @param halt where it stops
 * @param inputs given to every step of it
 * @param inherits what of the parent watches and stores it
 */
public record ChildRun(
        String key, Graph graph, String entrypoint, State state, Halt halt, Inputs inputs, Set<Inherited> inherits) {

    /** What a child has from its parent, where that has it: children pass on what they inherited. */
    public enum Inherited {
        /** The tracker: the child is recorded. */
        TRACKER,
        /** The persister: the child's states are saved. */
        PERSISTER,
        /** The other hooks. */
        HOOKS
    }

    /**
     * A child.
     *
     * @throws IllegalArgumentException when the entrypoint or the halt condition is not in the graph
     */
    public ChildRun {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(graph, "graph");
        state = State.copyOf(state.asMap());
        inputs = Inputs.copyOf(inputs.asMap());
        inherits = Set.copyOf(inherits);
        graph.resolve(halt.before());
        graph.resolve(halt.after());
        if (graph.action(entrypoint).isEmpty()) {
            throw new IllegalArgumentException("Entrypoint %s of child %s is not an action of its graph (actions: %s)."
                    .formatted(
                            Names.quoted(entrypoint),
                            Names.quoted(key),
                            Names.list(
                                    graph.actions().stream().map(Action::name).toList())));
        }
    }

    /** A child that inherits everything. */
    public ChildRun(String key, Graph graph, String entrypoint, State state, Halt halt, Inputs inputs) {
        this(key, graph, entrypoint, state, halt, inputs, Set.of(Inherited.values()));
    }

    /** This child, inheriting these only; nothing when none is named. */
    public ChildRun inheriting(Inherited... only) {
        return new ChildRun(key, graph, entrypoint, state, halt, inputs, Set.of(only));
    }

    /** A child that starts at the first action of its graph, in declared order. */
    public static ChildRun of(String key, Graph graph, State state, Halt halt, Inputs inputs) {
        return new ChildRun(key, graph, graph.actions().get(0).name(), state, halt, inputs);
    }

    /** A child that runs one action. */
    public static ChildRun of(String key, Action action, State state, Inputs inputs) {
        Graph graph = Graph.builder().withActions(action).build();
        return of(key, graph, state, Halt.after(action.name()), inputs);
    }
}
