package dev.burr.ui.storage;

/** Something that can't be done with a run as things are. Nothing was changed. The message says what, which, why, and what to do. */
public final class RunRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why, for programs. */
    public enum Kind {
        /** There is no such run. */
        MISSING,
        /** It is being written. */
        RUNNING,
        /** Another run has its id. */
        EXISTS
    }

    public RunRefusal(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
