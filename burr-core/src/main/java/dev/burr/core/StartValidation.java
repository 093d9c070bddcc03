package dev.burr.core;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with starting at an action with a state, whether or not actions and transitions are sound. */
final class StartValidation {

    private final List<Action> actions;
    private final List<Transition> transitions;
    private final List<String> problems = new ArrayList<>();

    StartValidation(List<Action> actions, List<Transition> transitions) {
        this.actions = actions;
        this.transitions = transitions;
    }

    List<String> problems(@Nullable String entrypoint, State state) {
        checkStart(entrypoint, state.position());
        if (!actions.isEmpty()) {
            checkReads(state);
            checkTypes(state);
        }
        return problems;
    }

    private void checkStart(@Nullable String entrypoint, Position position) {
        Set<String> names = names();
        String prior = position.priorStep();
        FailedStep failed = position.failedStep();
        if (entrypoint == null && prior == null && failed == null) {
            problems.add("There is no entrypoint. Name the action that runs first with withEntrypoint(…).");
        }
        if (entrypoint != null && !names.contains(entrypoint)) {
            problems.add(
                    "Entrypoint %s is not an action of this graph (actions: %s). Pass one of them to withEntrypoint."
                            .formatted(Names.quoted(entrypoint), Names.list(names)));
        }
        if (failed != null && !names.contains(failed.target())) {
            problems.add(
                    "The recorded state goes on at action %s after a failure of %s, and that is not in this graph (actions: %s). Add it, or use restartFrom."
                            .formatted(
                                    Names.quoted(failed.target()), Names.quoted(failed.action()), Names.list(names)));
        }
        if (prior != null && !names.contains(prior)) {
            problems.add(
                    "The recorded state stands behind action %s, which is not in this graph (actions: %s). Add it, or use restartFrom."
                            .formatted(Names.quoted(prior), Names.list(names)));
        }
    }

    private void checkReads(State state) {
        var fed = new LinkedHashSet<>(state.keys());
        actions.forEach(action -> fed.addAll(action.writes()));
        for (Action action : actions) {
            checkReads("Action " + Names.quoted(action.name()), requiredReads(action), fed);
        }
        for (Transition transition : transitions) {
            checkReads("The condition of " + transition, transition.condition().requiredKeys(), fed);
        }
    }

    private void checkReads(String reader, Set<String> keys, Set<String> fed) {
        for (String key : keys) {
            if (!fed.contains(key)) {
                problems.add(
                        "%s reads %s, which no action writes and the state does not start with (known: %s). Rename it, or start with a state that has it."
                                .formatted(reader, Names.quoted(key), Names.list(fed)));
            }
        }
    }

    /** Not of a state that was recorded: an action of this version may write the key anew before another one reads it. */
    private void checkTypes(State state) {
        if (state.position().sequenceId() >= 0) {
            return;
        }
        for (Action action : actions) {
            TypedAction.readTypesOf(action).forEach((key, type) -> {
                Object value = state.has(key) ? state.get(key) : null;
                if (value != null && !Types.mayBecome(value, type)) {
                    problems.add(
                            "Action %s reads '%s' as %s, but the state starts with %s. Start with a value of that type."
                                    .formatted(Names.quoted(action.name()), key, Types.name(type), Types.form(value)));
                }
            });
        }
    }

    /** The reads without which an action can't run. */
    static Set<String> requiredReads(Action action) {
        var required = new LinkedHashSet<>(action.reads());
        required.removeAll(TypedAction.optionalReadsOf(action));
        return required;
    }

    private Set<String> names() {
        var names = new LinkedHashSet<String>();
        actions.forEach(action -> names.add(action.name()));
        return names;
    }
}
