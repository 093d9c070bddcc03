package dev.burr.application;

import dev.burr.core.Action;
import dev.burr.core.ActionScope;
import dev.burr.core.Inputs;
import dev.burr.core.MissingInputException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An action with what an engine asks of it at every step, asked once. */
final class PreparedAction {

    private final Action action;
    private final String name;
    private final ActionScope scope;
    private final Set<String> required;
    private final Set<String> declared;

    PreparedAction(Action action) {
        this.action = action;
        this.name = action.name();
        this.scope = ActionScope.of(action);
        this.required = Set.copyOf(action.inputs());
        var all = new LinkedHashSet<>(action.inputs());
        all.addAll(action.optionalInputs());
        this.declared = Set.copyOf(all);
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
        if (declared.isEmpty()) {
            return Inputs.none();
        }
        if (!given.keys().containsAll(required)) {
            var missing = new LinkedHashSet<>(action.inputs());
            missing.removeAll(given.keys());
            throw new MissingInputException(name, missing, given.keys());
        }
        return declared.containsAll(given.keys()) ? given : only(given);
    }

    private Inputs only(Inputs given) {
        var bound = new LinkedHashMap<String, @Nullable Object>(given.asMap());
        bound.keySet().retainAll(declared);
        return Inputs.copyOf(bound);
    }
}
