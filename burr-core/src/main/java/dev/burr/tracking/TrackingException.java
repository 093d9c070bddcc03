package dev.burr.tracking;

import dev.burr.core.BurrException;
import org.jspecify.annotations.Nullable;

/** A record can't be written or read. */
public class TrackingException extends BurrException {

    private static final long serialVersionUID = 1L;

    public TrackingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
