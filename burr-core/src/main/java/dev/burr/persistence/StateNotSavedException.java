package dev.burr.persistence;

/**
 * A step ran, and its state could not be saved; the cause says why. The state in memory is the one after the step, the
 * saved one that before it.
 */
public final class StateNotSavedException extends PersistenceException {

    private static final long serialVersionUID = 1L;

    private final String appId;
    private final String action;
    private final long sequenceId;

    public StateNotSavedException(PersistedState step, RuntimeException cause) {
        super(
                ("Step %d (action '%s') of application '%s' has run, but its state was not saved: it is in memory only, "
                                + "and an application that is built with resumeFrom runs the step again. Reason: %s")
                        .formatted(
                                step.position().sequenceId(),
                                step.action(),
                                step.application().appId(),
                                reason(cause)),
                cause);
        this.appId = step.application().appId();
        this.action = step.action();
        this.sequenceId = step.position().sequenceId();
    }

    private static String reason(RuntimeException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getName() : message;
    }

    /** The id of the application. */
    public String appId() {
        return appId;
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
