package dev.burr.serde;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidDefinitionException;

/** What to say of a failure to write a value. */
final class ValueFailure {

    private static final int LONGEST_REASON = 300;

    /** What follows gives advice that is not for our users. */
    private static final String NO_SERIALIZER = "No serializer found";

    private ValueFailure() {}

    /** The class of what can't be written, where the failure knows; else the one that is given. */
    static String type(Throwable failure, Class<?> otherwise) {
        Throwable cause = cause(failure);
        if (cause instanceof NotATreeException odd) {
            return odd.type();
        }
        return cause instanceof InvalidDefinitionException undefined && undefined.getType() != null
                ? undefined.getType().getRawClass().getName()
                : otherwise.getName();
    }

    /** Its message; what fails while it is asked for that says its type only. */
    static String reason(Throwable failure) {
        Throwable cause = cause(failure);
        String message;
        try {
            message = message(cause);
        } catch (RuntimeException e) {
            message = null;
        }
        if (message == null) {
            return name(cause);
        }
        return message.length() <= LONGEST_REASON ? message : message.substring(0, LONGEST_REASON) + "…";
    }

    private static @Nullable String message(Throwable failure) {
        if (failure instanceof StackOverflowError) {
            return "It is nested too deeply.";
        }
        if (failure instanceof InvalidDefinitionException undefined
                && undefined.getOriginalMessage().startsWith(NO_SERIALIZER)) {
            return "It has no properties that could be written.";
        }
        return failure instanceof JacksonException jackson ? jackson.getOriginalMessage() : failure.getMessage();
    }

    /** Its class, which quotes no value. */
    static String name(Throwable failure) {
        return cause(failure).getClass().getName();
    }

    /** Without those who only passed it on. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof JacksonException || cause instanceof InvocationTargetException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
