package dev.burr.ui.storage;

import org.jspecify.annotations.Nullable;

/** An archive that is not imported. Nothing was changed. The message says what, which, why, and what to do. */
public final class ArchiveRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why, for programs. */
    public enum Kind {
        /** It is no archive of runs. */
        MALFORMED,
        /** It is larger than what is taken. */
        TOO_LARGE,
        /** A run of it is there already. */
        EXISTS
    }

    public ArchiveRefusal(Kind kind, String message) {
        this(kind, message, null);
    }

    public ArchiveRefusal(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
