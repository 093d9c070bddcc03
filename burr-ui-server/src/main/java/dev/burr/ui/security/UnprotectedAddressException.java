package dev.burr.ui.security;

/** The server was to listen where other machines reach it, and nobody would have to sign in. The message says what to do. */
public final class UnprotectedAddressException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnprotectedAddressException(String message) {
        super(message);
    }
}
