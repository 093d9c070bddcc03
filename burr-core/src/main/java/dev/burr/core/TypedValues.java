package dev.burr.core;

import dev.burr.serde.Serde;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of a state as the type that somebody asks for. */
final class TypedValues {

    private TypedValues() {}

    /** The value as it is when it has the type, else converted; null stays null. */
    static @Nullable Object as(String key, @Nullable Object value, Type type) {
        if (value == null || (type instanceof Class<?> plain && plain.isInstance(value))) {
            return value;
        }
        if (value instanceof List<?> list && elementOfList(type) instanceof Class<?> element) {
            return new TypedList<>(key, list, element);
        }
        try {
            return Serde.standard().fromJson(value, type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Value of key '%s' is a %s and can't be read as %s: %s"
                            .formatted(key, value.getClass().getSimpleName(), type.getTypeName(), e.getMessage()),
                    e);
        }
    }

    /** The class that a type erases to. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType parameterized ? raw(parameterized.getRawType()) : Object.class;
    }

    private static @Nullable Type elementOfList(Type type) {
        boolean isList =
                type instanceof ParameterizedType && (raw(type) == List.class || raw(type) == Collection.class);
        return isList ? ((ParameterizedType) type).getActualTypeArguments()[0] : null;
    }
}
