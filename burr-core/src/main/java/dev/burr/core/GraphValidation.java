package dev.burr.core;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds everything that is wrong with actions and transitions, before a graph is made of them. */
final class GraphValidation {

    private final List<Action> actions;
    private final List<Transition> transitions;
    private final List<String> problems = new ArrayList<>();

    GraphValidation(List<Action> actions, List<Transition> transitions) {
        this.actions = actions;
        this.transitions = transitions;
    }

    List<String> problems() {
        if (actions.isEmpty()) {
            return List.of("There are no actions. Add some with withActions(…).");
        }
        checkNames();
        checkEnds();
        checkOrder();
        checkTypes();
        return List.copyOf(problems);
    }

    private Set<String> names() {
        var names = new LinkedHashSet<String>();
        actions.forEach(action -> names.add(action.name()));
        return names;
    }

    private void checkNames() {
        var seen = new LinkedHashSet<String>();
        var reported = new LinkedHashSet<String>();
        for (Action action : actions) {
            String name = action.name();
            if (name.isBlank() || name.startsWith("@")) {
                problems.add(
                        "Action name %s is not usable: a name is not blank and does not start with '@'. Rename the action."
                                .formatted(Names.quoted(name)));
            } else if (!seen.add(name) && reported.add(name)) {
                problems.add("Action %s is there more than once. Give each action a name of its own."
                        .formatted(Names.quoted(name)));
            }
        }
    }

    private void checkEnds() {
        Set<String> names = names();
        for (Transition transition : transitions) {
            for (String end : List.of(transition.source(), transition.target())) {
                if (!names.contains(end)) {
                    problems.add("Transition %s %s".formatted(transition, unknown(end, transition, names)));
                }
            }
        }
    }

    private String unknown(String end, Transition transition, Set<String> names) {
        String tag = Selector.tagOf(end);
        if (tag == null) {
            return "names %s, which is not an action (actions: %s). Rename it or add the action."
                    .formatted(Names.quoted(end), Names.list(names));
        }
        return end.equals(transition.target())
                ? "leads to a tag, but a transition leads to one action (actions: %s). Name that."
                        .formatted(Names.list(names))
                : "names tag %s, which no action has (tags: %s). Rename it or give the tag to an action."
                        .formatted(Names.quoted(tag), Names.list(Selector.tagsOf(actions)));
    }

    private void checkOrder() {
        List<Transition> defaults = new ArrayList<>();
        for (Transition transition : transitions) {
            Transition hiding = firstThatHides(defaults, transition);
            if (hiding != null) {
                problems.add(
                        "Transition %s can never be taken: %s before it has no condition. Put it first, or give the other one a condition."
                                .formatted(transition, hiding));
            } else if (transition.condition().isDefault()) {
                defaults.add(transition);
            }
        }
    }

    private static @Nullable Transition firstThatHides(List<Transition> defaults, Transition later) {
        for (Transition earlier : defaults) {
            if (earlier.hides(later)) {
                return earlier;
            }
        }
        return null;
    }

    private void checkTypes() {
        for (Action reader : actions) {
            TypedAction.readTypesOf(reader).forEach((key, type) -> checkType(reader, key, type));
        }
    }

    private void checkType(Action reader, String key, Type read) {
        for (Action writer : actions) {
            Type written = TypedAction.writeTypesOf(writer).get(key);
            if (written != null && !Types.agree(read, written)) {
                problems.add("Action %s reads '%s' as %s, but action %s writes it as %s. Give both the same type."
                        .formatted(
                                Names.quoted(reader.name()),
                                key,
                                Types.name(read),
                                Names.quoted(writer.name()),
                                Types.name(written)));
            }
        }
    }
}
