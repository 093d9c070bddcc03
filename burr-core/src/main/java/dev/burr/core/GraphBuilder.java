package dev.burr.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects actions and transitions. {@link #build()} checks everything and reports all problems at once; it copies, and
 * can be repeated. Not safe for use by several threads.
 */
public final class GraphBuilder {

    private final List<Action> actions = new ArrayList<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<String> beanProblems = new ArrayList<>();
    private @Nullable StateSchema schema;

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

    /**
     * Adds the methods of objects that are annotated with {@link BurrAction}, such as those of a Spring bean, in the order
     * in which they stand in their class.
     */
    public GraphBuilder withActionsOf(Object... beans) {
        for (Object bean : beans) {
            BeanActions found = BeanActions.of(bean);
            actions.addAll(found.actions());
            beanProblems.addAll(found.problems());
        }
        return this;
    }

    /**
     * Declares that the state has the components of a record and nothing else: an action or a condition that touches
     * another key, or one of these as another type, is a problem.
     *
     * @throws IllegalArgumentException when it is not a record, or a component is an {@link Input}
     * @throws IllegalStateException when another record was declared before
     */
    public GraphBuilder withTypedState(Class<? extends Record> type) {
        if (schema != null && schema.type() != type) {
            throw new IllegalStateException("withTypedState can't be used here: the state is that of %s already."
                    .formatted(schema.type().getSimpleName()));
        }
        schema = StateSchema.of(type);
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
        var found = new ArrayList<>(beanProblems);
        if (!actions.isEmpty() || beanProblems.isEmpty()) {
            found.addAll(new GraphValidation(actions, expanded()).problems());
        }
        if (schema != null) {
            found.addAll(schema.problems(actions, transitions));
        }
        return List.copyOf(found);
    }

    /**
     * What {@link #build()} would refuse, and what is wrong with starting at an action with a state: an entrypoint or a
     * position that is not in the graph, a read that nobody feeds.
     *
     * @param entrypoint null where the state's position says where to go on
     */
    public List<String> problemsFor(@Nullable String entrypoint, State state) {
        var found = new ArrayList<>(problems());
        found.addAll(new StartValidation(actions, expanded()).problems(entrypoint, state));
        return found;
    }

    /**
     * What is wrong with an option that is for some of the actions, a sentence or two for each name that is not one of them.
     *
     * @param option what the option is called
     */
    public List<String> problemsOfOption(String option, Collection<String> names) {
        List<String> known = actions.stream().map(Action::name).toList();
        return names.stream()
                .filter(name -> !known.contains(name))
                .map(name -> "Action %s is not in this graph (actions: %s). Pass one of them to %s."
                        .formatted(Names.quoted(name), Names.list(known), option))
                .toList();
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
        return new Graph(actions, expanded());
    }

    /** Tags stand for the actions that are there by now, and not for those that were there when they were named. */
    private List<Transition> expanded() {
        return Selector.expand(transitions, actions);
    }
}
