package dev.burr.persistence;

import dev.burr.core.BurrException;
import org.jspecify.annotations.Nullable;

/** A state can't be saved, loaded or deleted. */
public class PersistenceException extends BurrException {

    private static final long serialVersionUID = 1L;

    public PersistenceException(String message) {
        super(message);
    }

    public PersistenceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
