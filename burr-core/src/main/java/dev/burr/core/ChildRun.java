package dev.burr.core;

import java.util.Objects;

/**
 * A run of another state machine within a step: an application of its own, linked to the step that runs it. It inherits
 * the partition key, the clock, the executor and what watches and stores the parent.
 *
 * @param key what tells it from the other children of the step. Its id is made of the parent's, the step's and this
 * @param graph the state machine
 * @param entrypoint the action that runs first
 * @param state the state to start with
 * @param halt where it stops
 * @param inputs given to every step of it
 */
public record ChildRun(String key, Graph graph, String entrypoint, State state, Halt halt, Inputs inputs) {

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
