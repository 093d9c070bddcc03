package dev.burr.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a place in a graph is given where several actions can be meant: a name, a tag as {@code @tag:answer}, or any. */
final class Selector {

    private static final String TAG = "@tag:";

    private Selector() {}

    /** The tag that is meant; null when it is something else. */
    static @Nullable String tagOf(String selector) {
        return selector.startsWith(TAG) ? selector.substring(TAG.length()) : null;
    }

    /** The names of the actions that have a tag, in declared order. */
    static Set<String> tagged(String tag, Iterable<? extends Action> actions) {
        var names = new LinkedHashSet<String>();
        for (Action action : actions) {
            if (action.tags().contains(tag)) {
                names.add(action.name());
            }
        }
        return names;
    }

    /** All tags, in order of appearance. */
    static Set<String> tagsOf(Iterable<? extends Action> actions) {
        var tags = new LinkedHashSet<String>();
        actions.forEach(action -> tags.addAll(action.tags()));
        return tags;
    }

    /**
     * The transitions, with one for each action where a source is a tag. An action may be named beside its tag: the second
     * of two that are the same is left out then. A tag that no action has is left for {@link GraphValidation}.
     */
    static List<Transition> expand(List<Transition> declared, List<? extends Action> actions) {
        var expanded = new ArrayList<Transition>();
        var ofTags = new HashSet<Transition>();
        for (Transition transition : declared) {
            String tag = tagOf(transition.source());
            Set<String> sources = tag == null ? Set.of() : tagged(tag, actions);
            if (sources.isEmpty() && !ofTags.contains(transition)) {
                expanded.add(transition);
            }
            for (String source : sources) {
                Transition own = transition.withSource(source);
                if (ofTags.add(own) && !expanded.contains(own)) {
                    expanded.add(own);
                }
            }
        }
        return expanded;
    }
}
