package dev.burr.core;

import dev.burr.visibility.Tracer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A step without a run around it. */
record LoneStep(ApplicationId applicationId, String action, long sequenceId) implements ActionContext {

    @Override
    public Tracer tracer() {
        return Tracer.none();
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public Optional<FailedStep> failedStep() {
        return Optional.empty();
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.empty();
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public List<ChildResult> spawnAll(List<ChildRun> children, int atMost, boolean collectFailures) {
        throw new UnsupportedOperationException(
                "Action '%s' runs other state machines, which needs an application. Test it in one that has just this action."
                        .formatted(action));
    }

    @Override
    public void emit(Object item) {
        Objects.requireNonNull(item, "item");
    }
}
