package dev.burr.ui.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place at which two values differ.
 *
 * @param path keys and list places from the root; the place of what was removed counts in the list before, of all else in
 *     the list after
 * @param before null unless there was a value
 * @param after null unless there is a value
 */
public record ValueChange(List<Object> path, Kind kind, @Nullable Object before, @Nullable Object after) {

    public ValueChange {
        path = List.copyOf(path);
    }

    /** What happened at the place. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }
}
