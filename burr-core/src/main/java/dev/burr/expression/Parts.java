package dev.burr.expression;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds parts of values. Of objects, only the components of records can be read: nothing else of a class can be reached
 * from an expression.
 */
final class Parts {

    /** What {@link #find} gives when there is no such part; null is a part. */
    static final Object ABSENT = new Object();

    private static final ClassValue<Map<String, Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            var accessors = new LinkedHashMap<String, Method>();
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                accessor.trySetAccessible();
                accessors.put(component.getName(), accessor);
            }
            return accessors;
        }
    };

    private Parts() {}

    static @Nullable Object find(@Nullable Object whole, @Nullable Object key) {
        if (whole instanceof Map<?, ?> map) {
            return inMap(map, key);
        }
        if (whole instanceof Record && key instanceof String name) {
            return inRecord(whole, name);
        }
        if (key instanceof Number number && Numbers.isSmall(number)) {
            if (whole instanceof List<?> list) {
                return inList(list, number.longValue());
            }
            if (whole instanceof String text) {
                return inText(text, number.longValue());
            }
        }
        return ABSENT;
    }

    /** Whether a part that is absent is one that other values of this type may have. */
    static boolean mayLack(@Nullable Object whole, @Nullable Object key) {
        boolean indexed = whole instanceof List || whole instanceof String;
        return whole instanceof Map || (indexed && key instanceof Number number && Numbers.isWhole(number));
    }

    /** Keys that were numbers are text after they have been in a log. */
    private static @Nullable Object inMap(Map<?, ?> map, @Nullable Object key) {
        if (map.containsKey(key)) {
            return map.get(key);
        }
        String written = key instanceof Number number && Numbers.isWhole(number) ? number.toString() : null;
        return written != null && map.containsKey(written) ? map.get(written) : ABSENT;
    }

    private static @Nullable Object inList(List<?> list, long index) {
        long place = index < 0 ? index + list.size() : index;
        return place >= 0 && place < list.size() ? list.get((int) place) : ABSENT;
    }

    /** Counts characters as Python does, so that none is cut in two. */
    private static Object inText(String text, long index) {
        int length = text.codePointCount(0, text.length());
        long place = index < 0 ? index + length : index;
        if (place < 0 || place >= length) {
            return ABSENT;
        }
        int start = text.offsetByCodePoints(0, (int) place);
        return text.substring(start, text.offsetByCodePoints(start, 1));
    }

    private static @Nullable Object inRecord(Object whole, String name) {
        Method accessor = ACCESSORS.get(whole.getClass()).get(name);
        if (accessor == null) {
            return ABSENT;
        }
        try {
            Object value = accessor.invoke(whole);
            return value instanceof Optional<?> optional ? optional.orElse(null) : value;
        } catch (InvocationTargetException e) {
            throw new EvaluationException(
                    "Component %s of %s could not be read: its accessor failed."
                            .formatted(name, whole.getClass().getName()),
                    e.getCause());
        } catch (IllegalAccessException e) {
            throw new EvaluationException(
                    "Component %s of %s can't be read: its module does not open the package. Open it to burr-core."
                            .formatted(name, whole.getClass().getName()),
                    e);
        }
    }

    /** What to do about an absent part. */
    static String advice(@Nullable Object whole, @Nullable Object key) {
        if (whole instanceof Record) {
            return " It has %s."
                    .formatted(String.join(", ", ACCESSORS.get(whole.getClass()).keySet()));
        }
        if (whole instanceof List<?> list && key instanceof Number) {
            return " It has %d elements; ask for size(…) first.".formatted(list.size());
        }
        if (mayLack(whole, key)) {
            return " Ask whether it is null first, as in a.b is not null && a.b > 1.";
        }
        return " Only maps, records, lists and text have parts.";
    }
}
