package dev.burr.application;

import dev.burr.core.Action;
import dev.burr.core.ActionContext;
import dev.burr.core.ActionResult;
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

    StepEngine(ApplicationSpec spec, State initial) {
        this.spec = spec;
        this.state = initial;
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

    /** The same without keeping the choice, for a caller on another thread than the one that steps. */
    @Nullable
    String peekNextAction() {
        PreparedAction action = choose(state).action;
        return action == null ? null : action.name();
    }

    /** Chosen once per state, so that no condition is asked twice for the same step. */
    private Next next() {
        Next chosen = next;
        if (chosen == null) {
            chosen = choose(state);
            next = chosen;
        }
        return chosen;
    }

    private Next choose(State from) {
        String prior = from.position().priorStep();
        if (prior == null) {
            return new Next(prepared.get(spec.entrypoint()), null);
        }
        Transition transition = spec.graph().next(prior, from);
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
        var step = new Step(action, sequenceId, state.at(new Position(sequenceId, position.priorStep())));
        ActionResult returned;
        State after;
        try {
            fireStarted(step, inputs, chosen.transition);
            returned = run(step, inputs);
            after = action.scope().close(step.before, returned.state()).at(new Position(sequenceId, action.name()));
        } catch (Throwable failure) {
            settle(step.before);
            fireFailed(step, failure);
            throw rethrown(failure, step);
        }
        settle(after);
        fireFinished(step, after, returned.result(), null);
        return new StepResult(action.name(), sequenceId, returned.result(), after);
    }

    private ActionResult run(Step step, Inputs inputs) throws Exception {
        PreparedAction action = step.action;
        ActionResult returned = action.action()
                .run(
                        action.scope().open(step.before),
                        inputs,
                        ActionContext.of(spec.id(), action.name(), step.sequenceId));
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

    private void fireStarted(Step step, Inputs inputs, @Nullable Transition transition) {
        if (!spec.hooks().isEmpty()) {
            spec.hooks()
                    .fire(new StepStarted(
                            spec.id(),
                            step.sequenceId,
                            step.action.name(),
                            inputs,
                            step.before,
                            reasonFor(transition, step.before),
                            spec.clock().instant()));
        }
    }

    /** Only where there was a choice: a single transition without condition explains itself. */
    private @Nullable TransitionTaken reasonFor(@Nullable Transition transition, State before) {
        if (transition == null) {
            return null;
        }
        List<Transition> choices = spec.graph().transitionsFrom(transition.source());
        return choices.size() == 1 && transition.condition().isDefault()
                ? null
                : new TransitionTaken(transition, transition.condition().values(before));
    }

    private void fireFailed(Step step, Throwable failure) {
        try {
            fireFinished(step, step.before, null, failure);
        } catch (RuntimeException veto) {
            suppress(failure, veto);
        }
    }

    /** A hook may throw the very exception that it was told of. */
    static void suppress(Throwable failure, Throwable other) {
        if (!other.equals(failure)) {
            failure.addSuppressed(other);
        }
    }

    private void fireFinished(Step step, State after, @Nullable Object result, @Nullable Throwable failure) {
        if (!spec.hooks().isEmpty()) {
            Duration duration = Duration.ofNanos(System.nanoTime() - step.startedAt);
            spec.hooks()
                    .fire(new StepFinished(
                            spec.id(),
                            step.sequenceId,
                            step.action.name(),
                            result,
                            failure,
                            after,
                            spec.clock().instant(),
                            duration));
        }
    }

    /** Unchecked ones as they are, checked ones wrapped. */
    private static RuntimeException rethrown(Throwable failure, Step step) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new ActionFailedException(step.action.name(), step.sequenceId, (Exception) failure);
    }

    private record Next(@Nullable PreparedAction action, @Nullable Transition transition) {

        static final Next NONE = new Next(null, null);
    }

    /** A step that is under way. */
    private static final class Step {

        private final PreparedAction action;
        private final long sequenceId;
        private final State before;
        private final long startedAt = System.nanoTime();

        Step(PreparedAction action, long sequenceId, State before) {
            this.action = action;
            this.sequenceId = sequenceId;
            this.before = before;
        }
    }
}
