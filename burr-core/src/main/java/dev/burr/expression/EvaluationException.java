package dev.burr.expression;

import org.jspecify.annotations.Nullable;

/** An expression could not be evaluated with the values given: one of them is of a type that it can't be of. */
public final class EvaluationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EvaluationException(String message) {
        super(message);
    }

    EvaluationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
