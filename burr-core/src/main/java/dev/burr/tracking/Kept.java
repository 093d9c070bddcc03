package dev.burr.tracking;

import dev.burr.core.Unchanged;
import org.jspecify.annotations.Nullable;

/** Values of a state that are remembered until the next one: those that can't change. */
final class Kept {

    /** Stands where a value was that can change, and so is always written anew. */
    private static final Object NOTHING = new Object();

    private Kept() {}

    /** What to remember of a value, of which {@code before} was remembered the last time. */
    static @Nullable Object of(@Nullable Object value, @Nullable Object before) {
        return isUnchanged(value, before) || Unchanged.value(value, value) ? value : NOTHING;
    }

    /** Whether a value is what was remembered: being remembered, it can't have changed. */
    @SuppressWarnings("ReferenceEquality") // an equal value may be written in another way
    static boolean isUnchanged(@Nullable Object value, @Nullable Object before) {
        return value == before;
    }
}
