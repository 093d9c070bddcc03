package dev.burr.core;

import org.jspecify.annotations.Nullable;

/** Base of the exceptions that this library throws for mistakes in how it is used. Its subtypes carry the facts. */
public class BurrException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BurrException(String message) {
        super(message);
    }

    public BurrException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
