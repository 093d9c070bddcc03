package dev.burr.core;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The static state machine: actions, and transitions between them. It holds no state, so that one graph serves any
 * number of applications at the same time.
 */
public final class Graph {

    /** Stands for every action, where {@link #resolve} takes names and tags. */
    public static final String ANY = "@any";

    private final Map<String, Action> actions;
    private final List<Transition> transitions;
    private final Map<String, List<Transition>> outgoing;
    private final Map<String, List<Transition>> failing;
    private final Reachability ways;

    Graph(List<Action> actions, List<Transition> transitions) {
        var byName = new LinkedHashMap<String, Action>();
        actions.forEach(action -> byName.put(action.name(), action));
        this.actions = byName;
        this.transitions = List.copyOf(transitions);
        this.outgoing = transitions.stream()
                .filter(transition -> !transition.isForFailure())
                .collect(Collectors.groupingBy(Transition::source));
        this.failing = transitions.stream()
                .filter(Transition::isForFailure)
                .collect(Collectors.groupingBy(Transition::source));
        this.ways = new Reachability(transitions);
    }

    /** Starts a graph. */
    public static GraphBuilder builder() {
        return new GraphBuilder();
    }

    /** The actions, in declared order. */
    public List<Action> actions() {
        return List.copyOf(actions.values());
    }

    /** The transitions, in declared order, one for each source. */
    public List<Transition> transitions() {
        return transitions;
    }

    /** The action of a name. */
    public Optional<Action> action(String name) {
        return Optional.ofNullable(actions.get(name));
    }

    /** The transitions out of an action that has succeeded, in declared order. */
    public List<Transition> transitionsFrom(String source) {
        return outgoing.getOrDefault(source, List.of());
    }

    /**
     * The transition to take from an action: the first whose condition holds; null when there is none, which ends a run.
     *
     * @throws MissingKeyException when a condition reads a key that the state does not have
     */
    public @Nullable Transition next(String source, State state) {
        for (Transition transition : transitionsFrom(source)) {
            if (transition.condition().test(state)) {
                return transition;
            }
        }
        return null;
    }

    /**
     * The transition to take from an action that has failed: the first for such a failure whose condition holds; null when
     * there is none, so that the failure is the caller's.
     *
     * @param state the state before the action
     * @throws MissingKeyException when a condition reads a key that the state does not have
     */
    public @Nullable Transition nextAfterFailure(String source, Throwable failure, State state) {
        for (Transition transition : failing.getOrDefault(source, List.of())) {
            Class<? extends Exception> type = transition.failure();
            if (type != null
                    && type.isInstance(failure)
                    && transition.condition().test(state)) {
                return transition;
            }
        }
        return null;
    }

    /**
     * The actions that names and tags ({@code @tag:answer}) stand for; {@link #ANY} stands for all.
     *
     * @throws IllegalArgumentException when a name or a tag is not in this graph
     */
    public Set<String> resolve(List<String> namesAndTags) {
        var resolved = new LinkedHashSet<String>();
        for (String nameOrTag : namesAndTags) {
            Set<String> matches = matching(nameOrTag);
            if (matches.isEmpty()) {
                throw new IllegalArgumentException("%s is not in this graph (actions: %s%s). Check the spelling."
                        .formatted(describe(nameOrTag), Names.list(actions.keySet()), knownTags()));
            }
            resolved.addAll(matches);
        }
        return resolved;
    }

    /**
     * The actions that can run after one has, if the conditions on the way hold; itself only where a way leads back to it.
     */
    public Set<String> reachableFrom(String action) {
        return ways.behind(action);
    }

    /**
     * What is hardly meant when this graph starts at an action with a state, a sentence or two each: actions that no
     * transitions lead to, and keys that are read where no action that writes them can have run before. No errors, as they
     * may never come up: an {@link GraphBuilder#problemsFor error} is what always fails.
     *
     * @param entrypoint null where the state's position says where to go on
     */
    public List<String> warningsFor(@Nullable String entrypoint, State state) {
        return new GraphWarnings(this, ways, state).of(entrypoint);
    }

    /** {@link #toMermaid(String)} for a graph whose entrypoint is not known. */
    public String toMermaid() {
        return MermaidText.of(Diagram.of(this, null));
    }

    /**
     * This graph as a Mermaid flowchart, which GitHub, GitLab and many editors draw inside of a Markdown file: actions, the
     * inputs that they take (dashed), transitions, and on those with a condition its name (dashed as well).
     *
     * @throws IllegalArgumentException when the entrypoint is not an action of this graph
     */
    public String toMermaid(String entrypoint) {
        return MermaidText.of(Diagram.of(this, entrypoint));
    }

    /** {@link #toDot(String)} for a graph whose entrypoint is not known. */
    public String toDot() {
        return DotText.of(Diagram.of(this, null));
    }

    /**
     * This graph as Graphviz reads it, with what {@link #toMermaid(String)} shows, looking as Burr draws it.
     *
     * @throws IllegalArgumentException when the entrypoint is not an action of this graph
     */
    public String toDot(String entrypoint) {
        return DotText.of(Diagram.of(this, entrypoint));
    }

    /**
     * This graph in words, for a terminal: each action with what it reads and writes, its inputs (optional ones in brackets)
     * and tags, and where it goes next, in the order in which that is decided.
     */
    public String describe() {
        return GraphText.of(this);
    }

    private Set<String> matching(String nameOrTag) {
        String tag = Selector.tagOf(nameOrTag);
        if (tag != null) {
            return Selector.tagged(tag, actions.values());
        }
        if (nameOrTag.equals(ANY)) {
            return actions.keySet();
        }
        return actions.containsKey(nameOrTag) ? Set.of(nameOrTag) : Set.of();
    }

    private static String describe(String nameOrTag) {
        String tag = Selector.tagOf(nameOrTag);
        return tag == null ? "Action " + Names.quoted(nameOrTag) : "Tag " + Names.quoted(tag);
    }

    private String knownTags() {
        Set<String> tags = Selector.tagsOf(actions.values());
        return tags.isEmpty() ? "" : "; tags: " + Names.list(tags);
    }

    @Override
    public String toString() {
        return "Graph" + transitions;
    }
}
