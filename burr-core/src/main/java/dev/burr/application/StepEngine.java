package dev.burr.application;

import dev.burr.core.Action;
import dev.burr.core.ActionResult;
import dev.burr.core.FailedStep;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.core.Transition;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import dev.burr.lifecycle.TransitionTaken;
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

    /** The failure that {@link Position#failedStep()} tells of, if that was in this process. */
    private @Nullable Handled handled;

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
        Position position = from.position();
        FailedStep failed = position.failedStep();
        if (failed != null && prepared.containsKey(failed.target())) {
            return new Next(prepared.get(failed.target()), handlerFrom(failed));
        }
        if (position.priorStep() == null) {
            return new Next(prepared.get(spec.entrypoint()), null);
        }
        Transition transition = spec.graph().next(position.priorStep(), from);
        return transition == null ? Next.NONE : new Next(prepared.get(transition.target()), transition);
    }

    /** After a restart nobody knows which one was taken of several that lead to the same action: the first is as good. */
    private @Nullable Transition handlerFrom(FailedStep failed) {
        Handled known = handled;
        if (known != null && known.transition.target().equals(failed.target())) {
            return known.transition;
        }
        for (Transition transition : spec.graph().transitions()) {
            if (transition.isForFailure()
                    && transition.source().equals(failed.action())
                    && transition.target().equals(failed.target())) {
                return transition;
            }
        }
        return null;
    }

    /**
     * Runs the next action; null when there is none. Only a step that runs takes a sequence id.
     *
     * @throws RunCancelledException when the run was cancelled; nothing ran then, or the action was ended by it
     */
    @Nullable
    StepResult step(Inputs given, RunControl control) {
        control.check();
        Next chosen = next();
        PreparedAction action = chosen.action;
        if (action == null) {
            return null;
        }
        Inputs inputs = action.bind(given);
        Position position = state.position();
        long sequenceId = position.sequenceId() + 1;
        State before = state.at(new Position(sequenceId, position.priorStep(), position.failedStep()));
        Throwable failureBefore = handled == null ? null : handled.failure;
        return run(new RunningStep(spec, action, inputs, before, control, failureBefore), chosen.transition);
    }

    private StepResult run(RunningStep step, @Nullable Transition transition) {
        StepResult ended;
        try {
            begin(step, transition);
            ended = completed(step);
        } catch (RuntimeException | Error failure) {
            try {
                finishStream(step);
            } catch (RuntimeException veto) {
                suppress(failure, veto);
            }
            throw failure;
        }
        finishStream(step);
        return ended;
    }

    private void begin(RunningStep step, @Nullable Transition transition) {
        try {
            fireStarted(step, transition);
            StreamProgress stream = step.stream();
            if (stream != null) {
                stream.start();
            }
        } catch (RuntimeException veto) {
            throw failed(step, veto);
        }
    }

    private static void finishStream(RunningStep step) {
        StreamProgress stream = step.stream();
        if (stream != null) {
            stream.finish();
        }
    }

    private StepResult completed(RunningStep step) {
        PreparedAction action = step.prepared();
        ActionResult returned;
        State after;
        try {
            returned = step.run();
            step.endTrace();
            after = action.scope()
                    .close(step.before(), returned.state())
                    .at(new Position(step.sequenceId(), action.name()));
        } catch (Throwable failure) {
            endTrace(step, failure);
            Transition handler = handlerOf(step, failure);
            if (handler == null) {
                throw failed(step, failure);
            }
            return handled(step, failure, handler);
        }
        settle(after, null);
        fireFinished(step, after, returned.result(), null);
        return new StepResult(action.name(), step.sequenceId(), returned.result(), after, null);
    }

    private static void endTrace(RunningStep step, Throwable failure) {
        try {
            step.endTrace();
        } catch (RuntimeException veto) {
            suppress(failure, veto);
        }
    }

    /** The failure transition to take, if there is one. A condition that fails as well changes nothing about the failure. */
    private @Nullable Transition handlerOf(RunningStep step, Throwable failure) {
        StreamProgress stream = step.stream();
        if (!RunningStep.isOfAction(failure) || (stream != null && stream.isVetoed())) {
            return null;
        }
        try {
            return spec.graph().nextAfterFailure(step.action(), failure, step.before());
        } catch (RuntimeException e) {
            suppress(failure, e);
            return null;
        }
    }

    private StepResult handled(RunningStep step, Throwable failure, Transition handler) {
        Position position = step.before().position();
        var failedStep = new FailedStep(
                step.action(), handler.target(), failure.getClass().getName(), failure.getMessage());
        State reached = step.before().at(new Position(position.sequenceId(), position.priorStep(), failedStep));
        settle(reached, new Handled(failure, handler));
        try {
            fireFinished(step, reached, null, failure);
        } catch (RuntimeException veto) {
            suppress(veto, failure);
            throw veto;
        }
        return new StepResult(step.action(), step.sequenceId(), null, reached, failure);
    }

    private RuntimeException failed(RunningStep step, Throwable failure) {
        settle(step.before(), handled);
        try {
            fireFinished(step, step.before(), null, failure);
        } catch (RuntimeException veto) {
            suppress(failure, veto);
        }
        return rethrown(failure, step);
    }

    private void settle(State reached, @Nullable Handled failure) {
        state = reached;
        handled = failure;
        next = null;
    }

    private void fireStarted(RunningStep step, @Nullable Transition transition) {
        if (!spec.hooks().isEmpty()) {
            spec.fire(new StepStarted(
                    spec.id(),
                    step.sequenceId(),
                    step.action(),
                    step.inputs(),
                    step.before(),
                    reasonFor(transition, step.before()),
                    spec.clock().instant(),
                    step.tracer()));
        }
    }

    /** Only where there was a choice: a single transition without condition explains itself. */
    private @Nullable TransitionTaken reasonFor(@Nullable Transition transition, State before) {
        if (transition == null) {
            return null;
        }
        List<Transition> choices = spec.graph().transitionsFrom(transition.source());
        boolean only = choices.size() == 1 && choices.get(0).equals(transition);
        return only && transition.condition().isDefault()
                ? null
                : new TransitionTaken(transition, transition.condition().values(before));
    }

    /** A hook may throw the very exception that it was told of. */
    static void suppress(Throwable failure, Throwable other) {
        if (!other.equals(failure)) {
            failure.addSuppressed(other);
        }
    }

    private void fireFinished(RunningStep step, State after, @Nullable Object result, @Nullable Throwable failure) {
        if (!spec.hooks().isEmpty()) {
            spec.fire(new StepFinished(
                    spec.id(),
                    step.sequenceId(),
                    step.action(),
                    result,
                    failure,
                    after,
                    spec.clock().instant(),
                    step.elapsed()));
        }
    }

    /** Unchecked ones as they are, checked ones wrapped. */
    private static RuntimeException rethrown(Throwable failure, RunningStep step) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new ActionFailedException(step.action(), step.sequenceId(), (Exception) failure);
    }

    /** A failure, and the transition that leads on from it. */
    private record Handled(Throwable failure, Transition transition) {}

    private record Next(@Nullable PreparedAction action, @Nullable Transition transition) {

        static final Next NONE = new Next(null, null);
    }
}
