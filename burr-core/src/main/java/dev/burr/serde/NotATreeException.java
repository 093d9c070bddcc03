package dev.burr.serde;

import org.jspecify.annotations.Nullable;

/** A value contains itself, or nests too deeply. */
final class NotATreeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    NotATreeException(@Nullable Object container, String message) {
        super(message);
        this.type = container == null ? "null" : container.getClass().getName();
    }

    /** The class of what is in itself or too deep. */
    String type() {
        return type;
    }
}
