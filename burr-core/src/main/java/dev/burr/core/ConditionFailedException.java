package dev.burr.core;

import org.jspecify.annotations.Nullable;

/** A condition could not be asked: the state has a value of a type that it can't be asked of. */
public final class ConditionFailedException extends BurrException {

    private static final long serialVersionUID = 1L;

    private final String condition;

    ConditionFailedException(String condition, @Nullable String problem, @Nullable Throwable cause) {
        super("Condition %s can't be asked: %s".formatted(Names.quoted(condition), problem), cause);
        this.condition = condition;
    }

    /** The name of the condition. */
    public String condition() {
        return condition;
    }
}
