package dev.burr.serde;

/** A document has reached the size at which writing it stops. */
final class JsonTooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JsonTooLongException(int limit) {
        super("It makes the line longer than %,d bytes.".formatted(limit));
    }
}
