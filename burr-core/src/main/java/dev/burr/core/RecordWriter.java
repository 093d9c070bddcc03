package dev.burr.core;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
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

    Map<String, Class<?>> types() {
        var types = new LinkedHashMap<String, Class<?>>();
        accessors.forEach((key, accessor) -> types.put(key, accessor.getReturnType()));
        return RecordAction.unmodifiable(types);
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
            Object value = accessor.invoke(written);
            return value instanceof Optional<?> optional ? optional.orElse(null) : value;
        } catch (InvocationTargetException e) {
            throw new BurrException(
                    "Accessor %s of %s failed.".formatted(accessor.getName(), type.getName()), e.getCause());
        } catch (IllegalAccessException e) {
            throw new BurrException(
                    "Accessor %s of %s can't be called.".formatted(accessor.getName(), type.getName()), e);
        }
    }
}
