package dev.burr.demo.counter;

/** A counter was asked to count further than it does. */
public final class LimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LimitException(String message) {
        super(message);
    }
}
