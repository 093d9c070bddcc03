package dev.burr.expression;

import dev.burr.serde.Serde;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When two values are the same, whatever became of them on the way: one of the two may have been written to a log and read
 * again, which makes plain JSON of it. Values of different kinds are not the same; that is no error.
 */
public final class Comparison {

    /** What the constants of an enum are in JSON: their names, where no annotation says otherwise. */
    private static final ClassValue<Map<Object, @Nullable Object>> WRITTEN = new ClassValue<>() {
        @Override
        protected Map<Object, @Nullable Object> computeValue(Class<?> type) {
            var written = new HashMap<Object, @Nullable Object>();
            for (Object constant : type.getEnumConstants()) {
                written.put(constant, Serde.standard().toJson(constant));
            }
            return Collections.unmodifiableMap(written);
        }
    };

    private Comparison() {}

    /**
     * Whether two values are the same one. Numbers are compared as numbers, elements of lists and maps in the same way, and
     * what is plain JSON as the type of the other one; a constant of an enum is the same as its name.
     */
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        if (one instanceof Number number && other instanceof Number otherNumber) {
            return number.equals(otherNumber) || Numbers.compare(number, otherNumber) == Order.SAME;
        }
        if (one instanceof List<?> list && other instanceof List<?> otherList) {
            return sameElements(list, otherList);
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
            return sameEntries(map, otherMap);
        }
        return one.equals(other)
                || (isPlain(other) && !isPlain(one) && isReloaded(one, other))
                || (isPlain(one) && !isPlain(other) && isReloaded(other, one));
    }

    private static boolean sameElements(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameEntries(Map<?, ?> one, Map<?, ?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : one.entrySet()) {
            if (!other.containsKey(entry.getKey()) || !same(entry.getValue(), other.get(entry.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReloaded(Object value, Object plain) {
        return (value instanceof Enum<?> constant && plain instanceof String text)
                ? text.equals(WRITTEN.get(constant.getDeclaringClass()).get(constant))
                : value.equals(converted(plain, value.getClass()));
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
            return Serde.standard().fromJson(plain, type);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A value as the type of another one, when it is plain JSON and the other one is not; else, or if not possible, itself. */
    public static @Nullable Object asTypeOf(Object model, @Nullable Object value) {
        if (value == null || !isPlain(value) || isPlain(model)) {
            return value;
        }
        Class<?> type = model instanceof Enum<?> constant ? constant.getDeclaringClass() : model.getClass();
        Object converted = converted(value, type);
        return converted == null ? value : converted;
    }

    /**
     * Whether a value is one that others can be in: a collection any, a map any as its keys, a text only text.
     */
    public static boolean canContain(@Nullable Object container, @Nullable Object element) {
        return container instanceof Collection<?>
                || container instanceof Map<?, ?>
                || (container instanceof String && element instanceof String);
    }

    /** Whether a value is in another one; false when it {@linkplain #canContain can't be}. */
    public static boolean contains(@Nullable Object container, @Nullable Object element) {
        if (container instanceof String text && element instanceof String part) {
            return text.contains(part);
        }
        Collection<?> elements = container instanceof Map<?, ?> map
                ? map.keySet()
                : container instanceof Collection<?> collection ? collection : List.of();
        for (Object candidate : elements) {
            if (same(candidate, element)) {
                return true;
            }
        }
        return false;
    }

    /** How messages call the type of a value, which they never show: {@code null}, {@code a List}, {@code an Integer}. */
    public static String typeOf(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        String name = value instanceof List
                ? "List"
                : value instanceof Set
                        ? "Set"
                        : value instanceof Map ? "Map" : value.getClass().getSimpleName();
        return (name.matches("[AEIO].*") ? "an " : "a ") + name;
    }
}
