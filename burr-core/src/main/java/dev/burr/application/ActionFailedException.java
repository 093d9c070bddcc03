package dev.burr.application;

import dev.burr.core.BurrException;

/**
 * An action failed with a checked exception, which is the cause. Unchecked exceptions reach the caller of a run as they
 * are.
 */
public final class ActionFailedException extends BurrException {

    private static final long serialVersionUID = 1L;

    private final String action;
    private final long sequenceId;

    ActionFailedException(String action, long sequenceId, Exception cause) {
        super(
                "Action '%s' failed in step %d: %s. The state is as it was before; the next step runs the action again."
                        .formatted(action, sequenceId, cause),
                cause);
        this.action = action;
        this.sequenceId = sequenceId;
    }

    /** The name of the action. */
    public String action() {
        return action;
    }

    /** The id of the step. */
    public long sequenceId() {
        return sequenceId;
    }
}
