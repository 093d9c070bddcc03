package dev.burr.expression;

import org.jspecify.annotations.Nullable;

/** The values that an expression is asked about, by name. */
public interface Variables {

    /** Whether there is a value of this name; null counts as a value. */
    boolean has(String name);

    /** The value of a name. May throw whatever it likes when there is none: it passes through. */
    @Nullable
    Object get(String name);
}
