package dev.burr.core;

import java.util.Objects;
import java.util.Optional;

/** A step without a run around it. */
record LoneStep(ApplicationId applicationId, String action, long sequenceId) implements ActionContext {

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
    public void emit(Object item) {
        Objects.requireNonNull(item, "item");
    }
}
