package dev.burr.tracking;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * A list out of a chain of changes: it never changes, and shares its elements with those that were made from it by adding
 * some, so that going through a long history does not copy it at each step. Belongs to one thread while it grows.
 */
final class GrownList extends AbstractList<@Nullable Object> implements RandomAccess {

    /** Also holds what longer lists have added behind the elements of this one. */
    private final List<@Nullable Object> elements;

    private final int size;

    private GrownList(List<@Nullable Object> elements) {
        this.elements = elements;
        this.size = elements.size();
    }

    /** The first {@code kept} elements of a list, and others behind them. */
    static GrownList of(List<?> before, int kept, List<?> added) {
        List<@Nullable Object> elements = before instanceof GrownList grown && grown.elements.size() == kept
                ? grown.elements
                : new ArrayList<>(before.subList(0, kept));
        elements.addAll(added);
        return new GrownList(elements);
    }

    @Override
    public @Nullable Object get(int index) {
        return elements.get(Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
