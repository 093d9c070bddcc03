package dev.burr.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what of a value in a {@link State} is the same as in an earlier state, without looking at what it says: by
 * identity, and only of what can't have changed in between. For whoever has done something with the earlier value, such as
 * writing it down, and would rather not do it again. Calls no methods of values but the accessors of records; what these throw counts
 * as a doubt.
 */
public final class Unchanged {

    private Unchanged() {}

    /**
     * Whether a value is the earlier one, and no part of it can have changed since. False when in doubt: of beans, arrays and
     * whatever else somebody may have changed in place.
     */
    @SuppressWarnings("ReferenceEquality") // an equal value may be written in another way
    public static boolean value(@Nullable Object earlier, @Nullable Object now) {
        return earlier == now && Immutability.isImmutable(now);
    }

    /** How many of the first elements are unchanged; 0 when in doubt. Takes no longer for long lists that share most of them. */
    public static int elements(List<?> earlier, List<?> now) {
        return earlier instanceof FrozenList before && now instanceof FrozenList after
                ? after.unchangedSince(before)
                : 0;
    }
}
