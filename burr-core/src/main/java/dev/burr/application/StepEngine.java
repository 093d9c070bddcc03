package dev.burr.application;

import dev.burr.core.Action;
import dev.burr.core.ActionContext;
import dev.burr.core.ActionResult;
import dev.burr.core.ApplicationId;
import dev.burr.core.BurrException;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.core.Transition;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import dev.burr.lifecycle.TransitionTaken;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The step: choose the action, check its inputs, tell the hooks, run it in its scope, take over its state, tell the hooks.
 * Every way to run an application comes down to this one class. Used by one thread at a time.
 */
final class StepEngine {

    private final ApplicationSpec spec;
    private final Map<String, PreparedAction> prepared = new HashMap<>();
    private volatile State state;
    private @Nullable Next next;

    StepEngine(ApplicationSpec spec) {
        this.spec = spec;
        this.state = spec.state();
        for (Action action : spec.graph().actions()) {
            prepared.put(action.name(), new PreparedAction(action));
        }
    }

    State state() {
        return state;
    }

    /** Takes other values; the position stays. */
    void replaceState(State replacement) {
        state = replacement.at(state.position());
        next = null;
    }

    /** The name of the action that the next step would run; null when no transition can be taken. */
    @Nullable
    String nextAction() {
        PreparedAction action = next().action;
        return action == null ? null : action.name();
    }

    /** Chosen once per state, so that no condition is asked twice for the same step. */
    private Next next() {
        Next chosen = next;
        if (chosen == null) {
            chosen = choose();
            next = chosen;
        }
        return chosen;
    }

    private Next choose() {
        String prior = state.position().priorStep();
        if (prior == null) {
            return new Next(prepared.get(spec.entrypoint()), null);
        }
        Transition transition = spec.graph().next(prior, state);
        return transition == null ? Next.NONE : new Next(prepared.get(transition.target()), transition);
    }

    /** Runs the next action; null when there is none. Only a step that runs takes a sequence id. */
    @Nullable
    StepResult step(Inputs given) {
        Next chosen = next();
        PreparedAction action = chosen.action;
        if (action == null) {
            return null;
        }
        Inputs inputs = action.bind(given);
        Position position = state.position();
        long sequenceId = position.sequenceId() + 1;
        State before = state.at(new Position(sequenceId, position.priorStep()));
        long startedAt = System.nanoTime();
        ActionResult returned;
        State after;
        try {
            fireStarted(chosen, action, inputs, before, sequenceId);
            returned = run(action, inputs, before, sequenceId);
            after = action.scope().close(before, returned.state()).at(new Position(sequenceId, action.name()));
        } catch (Throwable failure) {
            settle(before);
            fireFailed(action, before, sequenceId, failure, startedAt);
            throw rethrown(failure, action, sequenceId);
        }
        settle(after);
        fireFinished(action, after, sequenceId, returned.result(), null, startedAt);
        return new StepResult(action.name(), sequenceId, returned.result(), after);
    }

    private ActionResult run(PreparedAction action, Inputs inputs, State before, long sequenceId) throws Exception {
        var context = new StepContext(spec.id(), action.name(), sequenceId);
        ActionResult returned = action.action().run(action.scope().open(before), inputs, context);
        if (returned == null) {
            throw new BurrException(
                    "Action '%s' returned null. Return ActionResult.of(state).".formatted(action.name()));
        }
        return returned;
    }

    private void settle(State reached) {
        state = reached;
        next = null;
    }

    private void fireStarted(Next chosen, PreparedAction action, Inputs inputs, State before, long sequenceId) {
        if (!spec.hooks().isEmpty()) {
            spec.hooks()
                    .fire(new StepStarted(
                            spec.id(),
                            sequenceId,
                            action.action(),
                            inputs,
                            before,
                            reasonFor(chosen.transition),
                            spec.clock().instant()));
        }
    }

    /** Only where there was a choice: a single transition without condition explains itself. */
    private @Nullable TransitionTaken reasonFor(@Nullable Transition transition) {
        if (transition == null) {
            return null;
        }
        List<Transition> choices = spec.graph().transitionsFrom(transition.source());
        return choices.size() == 1 && transition.condition().isDefault()
                ? null
                : new TransitionTaken(transition, transition.condition().values(state));
    }

    private void fireFailed(PreparedAction action, State before, long sequenceId, Throwable failure, long startedAt) {
        try {
            fireFinished(action, before, sequenceId, null, failure, startedAt);
        } catch (RuntimeException veto) {
            failure.addSuppressed(veto);
        }
    }

    private void fireFinished(
            PreparedAction action,
            State after,
            long sequenceId,
            @Nullable Object result,
            @Nullable Throwable failure,
            long startedAt) {
        if (!spec.hooks().isEmpty()) {
            Duration duration = Duration.ofNanos(System.nanoTime() - startedAt);
            spec.hooks()
                    .fire(new StepFinished(
                            spec.id(),
                            sequenceId,
                            action.action(),
                            result,
                            failure,
                            after,
                            spec.clock().instant(),
                            duration));
        }
    }

    /** Unchecked ones as they are, checked ones wrapped. */
    private static RuntimeException rethrown(Throwable failure, PreparedAction action, long sequenceId) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new ActionFailedException(action.name(), sequenceId, (Exception) failure);
    }

    private record Next(@Nullable PreparedAction action, @Nullable Transition transition) {

        static final Next NONE = new Next(null, null);
    }

    private record StepContext(ApplicationId applicationId, String action, long sequenceId) implements ActionContext {}
}
