package dev.burr.application;

import dev.burr.core.Action;
import dev.burr.core.ActionScope;
import dev.burr.core.Inputs;
import dev.burr.core.MissingInputException;
import java.util.LinkedHashSet;
import java.util.Set;

/** An action with what an engine asks of it at every step, asked once. */
final class PreparedAction {

    private final Action action;
    private final String name;
    private final ActionScope scope;
    private final Set<String> required;
    private final boolean takesInputs;
    private final Inputs noInputs;

    PreparedAction(Action action) {
        this.action = action;
        this.name = action.name();
        this.scope = ActionScope.of(action);
        this.required = Set.copyOf(action.inputs());
        this.takesInputs = !required.isEmpty() || !action.optionalInputs().isEmpty();
        this.noInputs = scope.open(Inputs.none());
    }

    Action action() {
        return action;
    }

    String name() {
        return name;
    }

    ActionScope scope() {
        return scope;
    }

    /**
     * The inputs that the action declares, of those that were given.
     *
     * @throws MissingInputException when a required one is missing
     */
    Inputs bind(Inputs given) {
        if (!takesInputs) {
            return noInputs;
        }
        if (!given.keys().containsAll(required)) {
            var missing = new LinkedHashSet<>(action.inputs());
            missing.removeAll(given.keys());
            throw new MissingInputException(name, missing, given.keys());
        }
        return scope.open(given);
    }
}
