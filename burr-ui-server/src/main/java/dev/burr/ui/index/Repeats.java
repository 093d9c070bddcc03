package dev.burr.ui.index;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same object for equal values of one log, such as the names of its actions, of which each line brings its own. With a
 * million steps they are a good part of what is kept. Not thread-safe.
 */
public final class Repeats<T> {

    /** Beyond it, they are not as equal as was thought. */
    private static final int MOST = 1_000;

    private final Map<T, T> known = new HashMap<>();
    private @Nullable T last;

    /** The first of those that are equal to a value. */
    public T one(T value) {
        if (last != null && value.equals(last)) {
            return last;
        }
        T one = known.size() < MOST ? known.computeIfAbsent(value, same -> same) : known.getOrDefault(value, value);
        last = one;
        return one;
    }
}
