package dev.burr.core;

import java.lang.reflect.Type;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** A list of a state seen as a list of a type: elements are converted when they are read, not before. */
final class TypedList<E> extends AbstractList<E> implements RandomAccess {

    private final String key;
    private final List<?> elements;
    private final Type type;
    private final TypedValues types;

    TypedList(String key, List<?> elements, Type type, TypedValues types) {
        this.key = key;
        this.elements = elements;
        this.type = type;
        this.types = types;
    }

    /** The list behind it, so that putting it back into a state copies nothing. */
    List<?> elements() {
        return elements;
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // a null element stays null: the list was put that way
    public E get(int index) {
        return (E) types.as(key, elements.get(index), type);
    }

    @Override
    public int size() {
        return elements.size();
    }
}
