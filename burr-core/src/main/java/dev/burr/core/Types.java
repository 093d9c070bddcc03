package dev.burr.core;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What declared types say: the class behind each, its name in messages, and whether two of them go together. */
final class Types {

    private Types() {}

    /** The type itself, or the bound of a wildcard or type variable. */
    static Type bound(Type type) {
        if (type instanceof WildcardType wildcard) {
            return bound(wildcard.getUpperBounds()[0]);
        }
        return type instanceof TypeVariable<?> variable ? bound(variable.getBounds()[0]) : type;
    }

    /** The class that a type erases to. */
    static Class<?> raw(Type type) {
        Type bound = bound(type);
        if (bound instanceof Class<?> plain) {
            return plain;
        }
        if (bound instanceof GenericArrayType array) {
            return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
        }
        return bound instanceof ParameterizedType parameterized ? raw(parameterized.getRawType()) : Object.class;
    }

    static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? MethodType.methodType(type).wrap().returnType() : type;
    }

    /** What an Optional holds; every other type as it is. */
    static Type withoutOptional(Type type) {
        return raw(type) == Optional.class ? argument(type, 0) : type;
    }

    /** An argument of a parameterized type; Object where there is none. */
    static Type argument(Type type, int index) {
        return bound(type) instanceof ParameterizedType parameterized
                        && index < parameterized.getActualTypeArguments().length
                ? parameterized.getActualTypeArguments()[index]
                : Object.class;
    }

    /** Whether a type contains a variable, as {@code T} or {@code List<T>}, that says nothing of the values. */
    static boolean isOpen(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return Arrays.stream(parameterized.getActualTypeArguments()).anyMatch(Types::isOpen);
        }
        if (type instanceof GenericArrayType array) {
            return isOpen(array.getGenericComponentType());
        }
        return type instanceof TypeVariable<?>;
    }

    /** As it stands in code, without packages. */
    static String name(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.getSimpleName();
        }
        if (type instanceof GenericArrayType array) {
            return name(array.getGenericComponentType()) + "[]";
        }
        if (type instanceof ParameterizedType parameterized) {
            return name(parameterized.getRawType())
                    + Arrays.stream(parameterized.getActualTypeArguments())
                            .map(Types::name)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        return type.getTypeName();
    }

    /**
     * Whether what is written as one type can be read as the other. Numbers convert into each other when they fit,
     * collections and arrays into each other when their elements do, and an Optional is unwrapped when it is written.
     */
    static boolean agree(Type read, Type written) {
        Type reader = withoutOptional(read);
        Type writer = withoutOptional(written);
        Class<?> target = boxed(raw(reader));
        Class<?> source = boxed(raw(writer));
        if (isMany(target) && isMany(source)) {
            return agree(element(reader), element(writer));
        }
        if (Map.class.isAssignableFrom(target) && Map.class.isAssignableFrom(source)) {
            return agree(argument(reader, 0), argument(writer, 0)) && agree(argument(reader, 1), argument(writer, 1));
        }
        return target.isAssignableFrom(source)
                || source.isAssignableFrom(target)
                || (Number.class.isAssignableFrom(target) && Number.class.isAssignableFrom(source));
    }

    /**
     * Whether a value may be read as a type, from what JSON would make of the two: false only when it certainly can't. Looks
     * at neither elements nor components, so that it costs the same for any state.
     */
    static boolean mayBecome(Object value, Type type) {
        Json wanted = Json.of(boxed(raw(type)));
        Json given = Json.of(value.getClass());
        return wanted == given
                || wanted == Json.ANY
                || given == Json.ANY
                || raw(type).isInstance(value);
    }

    /** What a value is in JSON, for messages. */
    static String form(Object value) {
        return Json.of(value.getClass()).words;
    }

    /** The forms that JSON has for values whose class says it; a class of the user may be written as any. */
    private enum Json {
        NUMBER("a number"),
        BOOLEAN("a boolean"),
        TEXT("text"),
        ARRAY("a list"),
        ANY("an object");

        private final String words;

        Json(String words) {
            this.words = words;
        }

        static Json of(Class<?> type) {
            if (Number.class.isAssignableFrom(type)) {
                return NUMBER;
            }
            if (type == Boolean.class) {
                return BOOLEAN;
            }
            if (type == String.class || type == CharSequence.class) {
                return TEXT;
            }
            return isMany(type) ? ARRAY : ANY;
        }
    }

    /** Whether it is a JSON array in a log; bytes are text there. */
    static boolean isMany(Class<?> type) {
        return Collection.class.isAssignableFrom(type)
                || type == Iterable.class
                || (type.isArray() && type != byte[].class);
    }

    private static Type element(Type type) {
        if (bound(type) instanceof GenericArrayType array) {
            return array.getGenericComponentType();
        }
        Class<?> component = raw(type).getComponentType();
        return component == null ? argument(type, 0) : component;
    }
}
