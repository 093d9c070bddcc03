package dev.burr.ui.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds where two JSON values (maps, lists, texts, numbers, booleans, null) differ, as small as lists and objects allow:
 * an appended item is one added item, an item inserted in front does not change those behind it.
 *
 * <p>Bounded: it stops after a number of changes or of characters in them and says so. Not thread-safe; one per
 * comparison.
 */
public final class ValueDiff {

    /** Twenty lists of 1,000 items that have nothing to do with one another. */
    private static final long MOST_CELLS = 20_000_000;

    private final AlignmentEffort effort = new AlignmentEffort(MOST_CELLS);
    private final int maxChanges;
    private final long maxCharacters;
    private final List<ValueChange> changes = new ArrayList<>();
    private final Deque<Object> path = new ArrayDeque<>();
    private long characters;
    private boolean truncated;

    public ValueDiff(int maxChanges, long maxCharacters) {
        this.maxChanges = maxChanges;
        this.maxCharacters = maxCharacters;
    }

    /** Adds the differences between two values to {@link #changes()}. */
    public void compare(@Nullable Object before, @Nullable Object after) {
        if (truncated || Objects.equals(before, after)) {
            return;
        }
        if (before instanceof Map<?, ?> left && after instanceof Map<?, ?> right) {
            compareObjects(left, right);
        } else if (before instanceof List<?> left && after instanceof List<?> right) {
            compareLists(left, right);
        } else {
            report(ValueChange.Kind.CHANGED, before, after);
        }
    }

    /** What was found so far, in the order of the values after. */
    public List<ValueChange> changes() {
        return List.copyOf(changes);
    }

    /** Whether differences were left out. */
    public boolean truncated() {
        return truncated;
    }

    /** Whether there was a list too long to find out which of its items belong together, so that it may be told shorter. */
    public boolean approximate() {
        return effort.gaveUp();
    }

    private void compareObjects(Map<?, ?> before, Map<?, ?> after) {
        before.forEach((key, value) -> {
            if (!after.containsKey(key)) {
                removedAt(String.valueOf(key), value);
            }
        });
        after.forEach((key, value) -> {
            if (before.containsKey(key)) {
                at(String.valueOf(key), () -> compare(before.get(key), value));
            } else {
                addedAt(String.valueOf(key), value);
            }
        });
    }

    private void compareLists(List<?> before, List<?> after) {
        for (ListAlignment.Pair pair : ListAlignment.of(before, after, effort)) {
            if (pair.after() < 0) {
                removedAt(pair.before(), before.get(pair.before()));
            } else if (pair.before() < 0) {
                addedAt(pair.after(), after.get(pair.after()));
            } else {
                at(pair.after(), () -> compare(before.get(pair.before()), after.get(pair.after())));
            }
        }
    }

    private void addedAt(Object place, @Nullable Object value) {
        at(place, () -> report(ValueChange.Kind.ADDED, null, value));
    }

    private void removedAt(Object place, @Nullable Object value) {
        at(place, () -> report(ValueChange.Kind.REMOVED, value, null));
    }

    private void at(Object place, Runnable comparison) {
        path.addLast(place);
        comparison.run();
        path.removeLast();
    }

    private void report(ValueChange.Kind kind, @Nullable Object before, @Nullable Object after) {
        if (truncated) {
            return;
        }
        characters += ValueSize.of(before, maxCharacters) + ValueSize.of(after, maxCharacters);
        if (changes.size() >= maxChanges || characters > maxCharacters) {
            truncated = true;
            return;
        }
        changes.add(new ValueChange(List.copyOf(path), kind, before, after));
    }
}
