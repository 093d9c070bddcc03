package dev.burr.core;

import dev.burr.serde.Serde;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /**
     * Whether two values are the same one, where the second may have been reloaded: numbers are compared as numbers, and
     * what is plain JSON as the type of the first. Values of different kinds are not the same; that is no error.
     */
    static boolean same(@Nullable Object expected, @Nullable Object actual) {
        if (Objects.equals(expected, actual)) {
            return true;
        }
        if (expected == null || actual == null) {
            return false;
        }
        if (expected instanceof Number one && actual instanceof Number other) {
            return sameNumber(one, other);
        }
        return isPlain(actual) && !isPlain(expected) && expected.equals(converted(actual, expected.getClass()));
    }

    private static boolean sameNumber(Number one, Number other) {
        try {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        } catch (NumberFormatException e) {
            return one.doubleValue() == other.doubleValue();
        }
    }

    /** What JSON has a form of its own for. */
    private static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Map<?, ?>
                || value instanceof Collection<?>;
    }

    private static @Nullable Object converted(Object plain, Class<?> type) {
        try {
            return Serde.standard().fromJson(plain, enumOf(type));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A constant of an enum that has a body is of a class of its own. */
    private static Class<?> enumOf(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent != null && parent.isEnum() ? parent : type;
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
