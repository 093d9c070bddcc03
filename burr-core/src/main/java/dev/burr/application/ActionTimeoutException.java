package dev.burr.application;

import dev.burr.core.BurrException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An action took longer than its timeout. */
public final class ActionTimeoutException extends BurrException {

    private static final long serialVersionUID = 1L;

    private final String action;
    private final long sequenceId;
    private final Duration timeout;

    ActionTimeoutException(String action, long sequenceId, Duration timeout, @Nullable Throwable cause) {
        super(
                "Action '%s' did not end within %s in step %d. Give it more time, or let it end when its thread is interrupted."
                        .formatted(action, timeout, sequenceId),
                cause);
        this.action = action;
        this.sequenceId = sequenceId;
        this.timeout = timeout;
    }

    /** The name of the action. */
    public String action() {
        return action;
    }

    /** The id of the step. */
    public long sequenceId() {
        return sequenceId;
    }

    /** How long it may take. */
    public Duration timeout() {
        return timeout;
    }
}
