package dev.burr.application;

import dev.burr.core.ActionContext;
import dev.burr.core.ActionResult;
import dev.burr.core.ApplicationId;
import dev.burr.core.BurrException;
import dev.burr.core.ChildResult;
import dev.burr.core.ChildRun;
import dev.burr.core.FailedStep;
import dev.burr.core.Inputs;
import dev.burr.core.MissingWriteException;
import dev.burr.core.Retry;
import dev.burr.core.State;
import dev.burr.core.UndeclaredAccessException;
import dev.burr.persistence.StateNotSavedException;
import dev.burr.persistence.StepAlreadySavedException;
import dev.burr.visibility.Span;
import dev.burr.visibility.StepTrace;
import dev.burr.visibility.Tracer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A step that is under way: what its action is told, and its attempts. */
final class RunningStep implements ActionContext {

    private final ApplicationSpec spec;
    private final PreparedAction action;
    private final Inputs inputs;
    private final State before;
    private final long sequenceId;
    private final RunControl control;
    private final @Nullable Throwable failureBefore;
    private final @Nullable StreamProgress stream;
    private final @Nullable StepTrace trace;
    private final long startedAt = System.nanoTime();
    private @Nullable Children children;
    private int attempt = 1;

    RunningStep(
            ApplicationSpec spec,
            PreparedAction action,
            Inputs inputs,
            State before,
            RunControl control,
            @Nullable Throwable failureBefore) {
        this.spec = spec;
        this.action = action;
        this.inputs = inputs;
        this.before = before;
        this.sequenceId = before.position().sequenceId();
        this.control = control;
        this.failureBefore = failureBefore;
        this.trace = spec.hooks().isEmpty()
                ? null
                : new StepTrace(action.name(), sequenceId, new TraceEvents(spec, action.name(), sequenceId));
        this.stream = action.isStreaming() ? new StreamProgress(spec, action.name(), sequenceId) : null;
    }

    PreparedAction prepared() {
        return action;
    }

    Inputs inputs() {
        return inputs;
    }

    State before() {
        return before;
    }

    @Nullable
    StreamProgress stream() {
        return stream;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    /** Runs the action, again where it says so. */
    ActionResult run() throws Exception {
        if (!action.isGuarded() && !control.isCancellable()) {
            return runOnce();
        }
        Interruptible interruptible = control.enter();
        try {
            while (true) {
                try {
                    return timed();
                } catch (Exception e) {
                    settle(e);
                }
            }
        } finally {
            control.leave(interruptible);
        }
    }

    /** Waits for the next attempt, or throws what the step ends with. */
    private void settle(Exception failure) throws Exception {
        if (control.isCancelled()) {
            throw cancelledBy(failure);
        }
        Retry retry = action.retry();
        if (!retry.covers(failure, attempt) || !isOfAction(failure) || (stream != null && stream.hasItems())) {
            throw failure;
        }
        try {
            spec.pause()
                    .pause(retry.delayAfter(attempt, ThreadLocalRandom.current().nextDouble()));
        } catch (InterruptedException e) {
            e.addSuppressed(failure);
            throw control.isCancelled() ? cancelledBy(failure) : e;
        }
        children().forget();
        attempt++;
    }

    private Exception cancelledBy(Exception failure) {
        if (failure instanceof RunCancelledException) {
            return failure;
        }
        return control.cancelledBy(failure);
    }

    private ActionResult timed() throws Exception {
        Duration timeout = action.timeout();
        if (timeout == null) {
            return runOnce();
        }
        int current = attempt;
        // The interrupt reaches only the children that this thread runs, and may be swallowed by one of them.
        Deadline deadline = Deadline.in(timeout, () -> children().cancel(current));
        ActionResult returned;
        try {
            returned = runOnce();
        } catch (Throwable e) {
            if (deadline.disarm() && e instanceof Exception && !control.isCancelled()) {
                throw new ActionTimeoutException(action.name(), sequenceId, timeout, e);
            }
            throw e;
        }
        if (deadline.disarm()) {
            throw new ActionTimeoutException(action.name(), sequenceId, timeout, null);
        }
        return returned;
    }

    private ActionResult runOnce() throws Exception {
        if (action.retry().retries() == 0) {
            return called();
        }
        Span span = tracer().span("attempt " + attempt);
        try {
            return called();
        } catch (Throwable e) {
            span.attribute("burr.failure", e.toString());
            throw e;
        } finally {
            span.close();
        }
    }

    private ActionResult called() throws Exception {
        State seen = action.scope().open(before);
        ActionResult returned = call(() -> action.action().run(seen, inputs, this));
        if (returned == null) {
            throw new BurrException(
                    "Action '%s' returned null. Return ActionResult.of(state).".formatted(action.name()));
        }
        return returned;
    }

    /**
     * Whether trying again or a failure transition may make up for it: not for cancellation, nor for a mistake in the program,
     * nor for a child whose state can't be saved.
     */
    static boolean isOfAction(Throwable failure) {
        return failure instanceof Exception
                && !(failure instanceof RunCancelledException
                        || failure instanceof InterruptedException
                        || failure instanceof StateNotSavedException
                        || failure instanceof StepAlreadySavedException
                        || failure instanceof UndeclaredAccessException
                        || failure instanceof MissingWriteException);
    }

    @Override
    public ApplicationId applicationId() {
        return spec.id();
    }

    @Override
    public String action() {
        return action.name();
    }

    @Override
    public long sequenceId() {
        return sequenceId;
    }

    @Override
    public Tracer tracer() {
        return trace == null ? Tracer.none() : trace;
    }

    /** Closes what the action left open, so that all of the step is in front of its end. */
    void endTrace() {
        if (trace != null) {
            trace.end();
        }
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public Optional<FailedStep> failedStep() {
        return Optional.ofNullable(before.position().failedStep());
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failureBefore);
    }

    @Override
    public boolean isCancelled() {
        return control.isCancelled();
    }

    @Override
    public List<ChildResult> spawnAll(List<ChildRun> runs, int atMost, boolean collectFailures) throws Exception {
        return children().run(runs, atMost, collectFailures, attempt);
    }

    /** Made when the first one is asked for: most steps have none. */
    private synchronized Children children() {
        Children known = children;
        if (known == null) {
            known = new Children(spec, action.name(), sequenceId, control);
            children = known;
        }
        return known;
    }

    @Override
    public void emit(Object item) {
        Objects.requireNonNull(item, "item");
        if (stream == null) {
            throw new IllegalStateException(
                    "Action '%s' emits an item, but does not say that it streams. Declare it with stream(…), or let streaming() return true."
                            .formatted(action.name()));
        }
        stream.emit(item, control);
    }
}
