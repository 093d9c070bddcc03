package dev.burr.demo.chatbot;

/** A language model gave no answer. Asking again may help. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
