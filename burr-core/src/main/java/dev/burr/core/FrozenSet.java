package dev.burr.core;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set inside a {@link State}: never changes, keeps its order. A type of its own, so that it is not copied again. */
final class FrozenSet extends AbstractSet<@Nullable Object> {

    private final Set<@Nullable Object> elements;
    private final boolean immutable;

    /** Takes {@code elements} over: nobody else may hold it. */
    FrozenSet(Set<@Nullable Object> elements) {
        this.elements = Collections.unmodifiableSet(elements);
        this.immutable = elements.stream().allMatch(Immutability::isImmutable);
    }

    /** Whether not even what it contains can change. */
    boolean isImmutable() {
        return immutable;
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return elements.contains(element);
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return elements.iterator();
    }

    @Override
    public int size() {
        return elements.size();
    }
}
