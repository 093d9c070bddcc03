package dev.burr.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, and typed ways to read them: what {@link State} and {@link Inputs} have in common.
 *
 * <p>A value that was reloaded from a log is plain JSON (maps, lists, strings, numbers) until it is asked for as a
 * type: {@code get("order", Order.class)} converts it then, and gives a value that already has the type as it is.
 */
public abstract sealed class NamedValues permits State, Inputs {

    NamedValues() {}

    /** Whether there is a value of this name; null counts as a value. */
    public abstract boolean has(String key);

    /** The names, in order of first appearance. */
    public abstract Set<String> keys();

    /** All values by name, as an unmodifiable view in the order of {@link #keys()}. */
    public abstract Map<String, @Nullable Object> asMap();

    /** How values are read as types. */
    abstract TypedValues types();

    /** How messages call this, such as {@code State}. */
    abstract String describe();

    /** The value, or null for a name that {@link #has} refuses. */
    abstract @Nullable Object valueOf(String key);

    /**
     * The value of a key.
     *
     * @throws MissingKeyException when there is none; null is a value
     */
    public final @Nullable Object get(String key) {
        if (!has(key)) {
            throw new MissingKeyException(key, describe(), keys());
        }
        return valueOf(key);
    }

    /**
     * The value of a key as a type.
     *
     * @throws MissingKeyException when there is none
     * @throws IllegalArgumentException when it is null or can't be converted
     */
    public final <T> T get(String key, Class<T> type) {
        Object converted = types().as(key, get(key), type);
        if (converted == null) {
            throw new IllegalArgumentException(
                    "Value of key '%s' is null, not a %s. Use find(\"%s\") when it may be null."
                            .formatted(key, type.getSimpleName(), key));
        }
        @SuppressWarnings("unchecked") // it has the type, which int.class.cast would deny an Integer
        T typed = (T) converted;
        return typed;
    }

    /** The value of a key; empty when there is none or it is null. */
    public final Optional<Object> find(String key) {
        return has(key) ? Optional.ofNullable(valueOf(key)) : Optional.empty();
    }

    /** The value of a key as a type; empty when there is none or it is null. */
    public final <T> Optional<T> find(String key, Class<T> type) {
        return has(key) && valueOf(key) != null ? Optional.of(get(key, type)) : Optional.empty();
    }

    /** The value of a key as text. */
    public final String getString(String key) {
        return get(key, String.class);
    }

    /** The value of a key as an {@code int}; a number that does not fit is refused. */
    public final int getInt(String key) {
        return get(key, Integer.class);
    }

    /** The value of a key as a {@code long}; a number that does not fit is refused. */
    public final long getLong(String key) {
        return get(key, Long.class);
    }

    /** The value of a key as a {@code double}. */
    public final double getDouble(String key) {
        return get(key, Double.class);
    }

    /** The value of a key as a {@code boolean}. */
    public final boolean getBoolean(String key) {
        return get(key, Boolean.class);
    }

    /**
     * The value of a key as a list. Elements are converted when they are read, so that asking for a long list costs the
     * same as asking for a short one.
     */
    public final <E> List<E> getList(String key, Class<E> elementType) {
        List<?> elements = get(key, List.class);
        return new TypedList<>(key, elements, elementType, types());
    }

    /** The value of a key as a map by name, in its order; values are converted. A copy. */
    public final <V> Map<String, V> getMap(String key, Class<V> valueType) {
        var converted = new LinkedHashMap<String, V>();
        Map<?, ?> map = get(key, Map.class);
        map.forEach((name, value) ->
                converted.put(String.valueOf(name), valueType.cast(types().as(key, value, valueType))));
        return Collections.unmodifiableMap(converted);
    }
}
