package dev.burr.application;

import dev.burr.application.RunResult.Reason;
import dev.burr.core.Halt;
import dev.burr.core.Inputs;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Repeats the step until a halt condition holds. Whether it does is asked before the next step and not after the last
 * one, so that a condition which fails does not cost its caller the step that ran.
 */
final class RunLoop implements Iterator<StepResult> {

    private final StepEngine engine;
    private final Set<String> before;
    private final Set<String> after;
    private final Inputs inputs;
    private final RunControl control;
    private final ApplicationSpec spec;
    private final RecentActions recent = new RecentActions();
    private @Nullable StepResult last;
    private @Nullable RunResult ended;

    RunLoop(StepEngine engine, ApplicationSpec spec, Halt halt, Inputs inputs, RunControl control) {
        this.engine = engine;
        this.spec = spec;
        this.before = spec.graph().resolve(halt.before());
        this.after = spec.graph().resolve(halt.after());
        this.inputs = inputs;
        this.control = control;
    }

    @Override
    public boolean hasNext() {
        if (ended == null) {
            ended = end();
        }
        return ended == null;
    }

    @Override
    public StepResult next() {
        StepResult ran = hasNext() ? engine.step(inputs, control) : null;
        if (ran == null) {
            throw new NoSuchElementException("The run has ended.");
        }
        recent.add(ran.action());
        last = ran;
        return ran;
    }

    /** How the run ended. Runs what is left of it. */
    RunResult finish() {
        while (hasNext()) {
            next();
        }
        return Objects.requireNonNull(ended);
    }

    private @Nullable RunResult end() {
        String next = engine.nextAction();
        if (last == null && next != null) {
            HaltCheck.warn(spec.graph(), next, before, after);
        }
        if (last != null && next != null && before.contains(next)) {
            return new RunResult(Reason.HALTED_BEFORE, Optional.of(next), null, engine.state());
        }
        if (last != null && last.failure() == null && after.contains(last.action())) {
            return endedAt(last, Reason.HALTED_AFTER);
        }
        if (next == null) {
            return endedAt(last, Reason.NO_TRANSITION);
        }
        if (recent.count() >= spec.maxSteps()) {
            throw new MaxStepsExceededException(spec.id().appId(), spec.maxSteps(), recent);
        }
        return null;
    }

    private RunResult endedAt(@Nullable StepResult at, Reason reason) {
        return at == null
                ? new RunResult(reason, Optional.empty(), null, engine.state())
                : new RunResult(reason, Optional.of(at.action()), at.result(), engine.state());
    }
}
