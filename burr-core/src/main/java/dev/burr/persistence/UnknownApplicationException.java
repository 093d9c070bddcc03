package dev.burr.persistence;

import dev.burr.core.BurrException;

/** An application was to go on, or be forked, from a state that nobody has recorded. */
public final class UnknownApplicationException extends BurrException {

    private static final long serialVersionUID = 1L;

    private final String appId;

    public UnknownApplicationException(String appId, String message) {
        super(message);
        this.appId = appId;
    }

    /** The id that was looked for. */
    public String appId() {
        return appId;
    }
}
