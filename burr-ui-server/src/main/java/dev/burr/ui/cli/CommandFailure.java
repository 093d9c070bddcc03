package dev.burr.ui.cli;

/** A command cannot do its work for a reason that the message explains to the person at the terminal. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Exception cause) {
        super(message, cause);
    }
}
