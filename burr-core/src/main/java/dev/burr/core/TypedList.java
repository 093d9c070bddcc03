package dev.burr.core;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A list of a state seen as a list of a type: elements are converted when they are read, not before. */
final class TypedList<E> extends AbstractList<E> implements RandomAccess {

    private final String key;
    private final List<?> elements;
    private final Class<E> type;

    TypedList(String key, List<?> elements, Class<E> type) {
        this.key = key;
        this.elements = elements;
        this.type = type;
    }

    /** The list behind it, so that putting it back into a state copies nothing. */
    List<?> elements() {
        return elements;
    }

    @Override
    public E get(int index) {
        return NamedValues.elementAs(key, elements.get(index), type);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
