package dev.burr.application;

import java.util.concurrent.CancellationException;

/**
 * A run was cancelled. The step that was under way has ended with this exception; its state is as it was before, and the
 * next step runs its action again.
 */
public final class RunCancelledException extends CancellationException {

    private static final long serialVersionUID = 1L;

    private final String applicationId;

    RunCancelledException(String applicationId) {
        super("The run of application '%s' was cancelled.".formatted(applicationId));
        this.applicationId = applicationId;
    }

    /** The id of the application. */
    public String applicationId() {
        return applicationId;
    }
}
