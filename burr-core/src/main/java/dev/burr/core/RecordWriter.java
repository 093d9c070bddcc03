package dev.burr.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes the components of a record into a state; an empty {@link Optional} is written as null. */
final class RecordWriter<R> {

    private final Class<R> type;
    private final Map<String, Method> accessors = new LinkedHashMap<>();

    RecordWriter(Class<R> type) {
        this.type = requireRecord(type);
        for (RecordComponent component : type.getRecordComponents()) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            accessors.put(component.getName(), accessor);
        }
    }

    static <R> Class<R> requireRecord(Class<R> type) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(
                    "Type %s is not a record. Its components would be the declaration of reads or writes; make it a record."
                            .formatted(type.getName()));
        }
        return type;
    }

    String typeName() {
        return type.getSimpleName();
    }

    Map<String, Type> types() {
        var types = new LinkedHashMap<String, Type>();
        accessors.forEach((key, accessor) -> types.put(key, accessor.getGenericReturnType()));
        return Collections.unmodifiableMap(types);
    }

    State write(R written, State state) {
        State after = state;
        for (Map.Entry<String, Method> accessor : accessors.entrySet()) {
            after = after.with(accessor.getKey(), valueOf(written, accessor.getValue()));
        }
        return after;
    }

    private @Nullable Object valueOf(R written, Method accessor) {
        try {
            return unwrapped(accessor.invoke(written));
        } catch (InvocationTargetException e) {
            throw new BurrException(
                    "Accessor %s of %s failed.".formatted(accessor.getName(), type.getName()), e.getCause());
        } catch (IllegalAccessException e) {
            throw new BurrException(
                    "Accessor %s of %s can't be called.".formatted(accessor.getName(), type.getName()), e);
        }
    }

    /** JSON has no Optional: an empty one is null. */
    static @Nullable Object unwrapped(@Nullable Object value) {
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }
}
