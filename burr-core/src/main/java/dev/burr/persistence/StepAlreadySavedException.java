package dev.burr.persistence;

/**
 * A step was to be saved under an id that its application has a saved step of: somebody else has run the application
 * further. What was saved first stays.
 */
public final class StepAlreadySavedException extends PersistenceException {

    private static final long serialVersionUID = 1L;

    private final String appId;
    private final long sequenceId;

    public StepAlreadySavedException(String appId, long sequenceId) {
        super(
                ("Step %d of application '%s' is saved already: another instance runs the same application, or this one was "
                                + "built anew instead of going on from what is saved. Build it again with resumeFrom, and run it in one place at a time.")
                        .formatted(sequenceId, appId));
        this.appId = appId;
        this.sequenceId = sequenceId;
    }

    /** The id of the application. */
    public String appId() {
        return appId;
    }

    /** The id of the step. */
    public long sequenceId() {
        return sequenceId;
    }
}
