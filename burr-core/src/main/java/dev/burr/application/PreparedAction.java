package dev.burr.application;

import dev.burr.core.Action;
import dev.burr.core.ActionScope;
import dev.burr.core.Inputs;
import dev.burr.core.MissingInputException;
import dev.burr.core.Retry;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An action with what an engine asks of it at every step, asked once. */
final class PreparedAction {

    private final Action action;
    private final String name;
    private final ActionScope scope;
    private final Set<String> required;
    private final boolean takesInputs;
    private final Inputs noInputs;
    private final boolean streaming;
    private final Retry retry;
    private final @Nullable Duration timeout;

    PreparedAction(Action action) {
        this.action = action;
        this.name = action.name();
        this.scope = ActionScope.of(action);
        this.required = Set.copyOf(action.inputs());
        this.takesInputs = !required.isEmpty() || !action.optionalInputs().isEmpty();
        this.noInputs = scope.open(Inputs.none());
        this.streaming = action.streaming();
        this.retry = action.retry();
        this.timeout = action.timeout().orElse(null);
    }

    Action action() {
        return action;
    }

    String name() {
        return name;
    }

    boolean isStreaming() {
        return streaming;
    }

    Retry retry() {
        return retry;
    }

    @Nullable
    Duration timeout() {
        return timeout;
    }

    /** Whether there is more to it than to call it. */
    boolean isGuarded() {
        return retry.retries() > 0 || timeout != null;
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
