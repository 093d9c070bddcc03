package dev.burr.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Collects actions and transitions. {@link #build()} checks everything and reports all problems at once; it copies, and
 * can be repeated. Not safe for use by several threads.
 */
public final class GraphBuilder {

    private final List<Action> actions = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();

    GraphBuilder() {}

    /** Adds actions. */
    public GraphBuilder withActions(Action... added) {
        return withActions(List.of(added));
    }

    /** Adds actions. */
    public GraphBuilder withActions(Collection<? extends Action> added) {
        actions.addAll(added);
        return this;
    }

    /** Adds transitions; their order decides which of several that hold is taken. */
    public GraphBuilder withTransitions(Transition.Declaration... added) {
        for (Transition.Declaration declaration : added) {
            transitions.addAll(declaration.transitions());
        }
        return this;
    }

    /** Adds the actions and transitions of another graph. */
    public GraphBuilder withGraph(Graph other) {
        actions.addAll(other.actions());
        transitions.addAll(other.transitions());
        return this;
    }

    /** What {@link #build()} would refuse, a sentence or two each; empty when it would succeed. */
    public List<String> problems() {
        return new GraphValidation(actions, transitions).problems();
    }

    /**
     * The graph.
     *
     * @throws InvalidGraphException with every problem that was found
     */
    public Graph build() {
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw new InvalidGraphException(problems);
        }
        return new Graph(actions, transitions);
    }
}
