package dev.burr.core;

import dev.burr.serde.Serde;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of a state as the type that somebody asks for. A value that has the type already is given as it is. */
final class TypedValues {

    private TypedValues() {}

    /** The value as a type; null stays null. */
    static @Nullable Object as(String key, @Nullable Object value, Type type) {
        if (value == null || (type instanceof Class<?> plain && boxed(plain).isInstance(value))) {
            return value;
        }
        if (type instanceof ParameterizedType parameterized && raw(type).isInstance(value)) {
            return withElements(key, value, parameterized.getActualTypeArguments());
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

    private static Object withElements(String key, Object value, Type[] elementTypes) {
        if (value instanceof List<?> list) {
            return new TypedList<>(key, list, elementTypes[0]);
        }
        if (value instanceof Set<?> set) {
            var converted = new LinkedHashSet<@Nullable Object>();
            set.forEach(element -> converted.add(as(key, element, elementTypes[0])));
            return Collections.unmodifiableSet(converted);
        }
        if (value instanceof Map<?, ?> map) {
            var converted = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            map.forEach((name, element) ->
                    converted.put(as(key, name, elementTypes[0]), as(key, element, elementTypes[1])));
            return Collections.unmodifiableMap(converted);
        }
        return value;
    }

    /** The class that a type erases to. */
    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType parameterized ? raw(parameterized.getRawType()) : Object.class;
    }

    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
