package dev.burr.core;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** How what an action method returns becomes the state after it, and what it can write that way. */
final class Returned {

    private final Map<String, Type> types;
    private final Set<String> writes;
    private final Conversion conversion;

    private Returned(Set<String> writes, Map<String, Type> types, Conversion conversion) {
        this.writes = writes;
        this.types = types;
        this.conversion = conversion;
    }

    @FunctionalInterface
    private interface Conversion {
        ActionResult convert(String action, State state, @Nullable Object value);
    }

    /**
     * How a method writes the keys that it declares.
     *
     * @throws IllegalArgumentException when what it returns can't give these keys; the message goes on behind the name of
     *     the method
     */
    static Returned by(Method method, Set<String> declared) {
        Class<?> raw = method.getReturnType();
        Type type = method.getGenericReturnType();
        if (raw == void.class || raw == Void.class) {
            return nothing(declared);
        }
        if (raw == State.class) {
            return whole(declared, State.class, ActionResult::of);
        }
        if (raw == ActionResult.class) {
            return whole(declared, ActionResult.class, result -> result);
        }
        requireThere(raw);
        if (declared.size() == 1) {
            return value(declared, type);
        }
        if (raw.isRecord()) {
            return components(raw, declared);
        }
        if (declared.isEmpty()) {
            throw new IllegalArgumentException(
                    "returns %s, but declares no writes. Name the key with @BurrAction(writes = …), or return nothing."
                            .formatted(Types.name(type)));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return entries(declared, Types.argument(type, 1));
        }
        throw new IllegalArgumentException(
                "declares to write %s, which one %s can't give. Return a record with these components, a Map, a State or an ActionResult."
                        .formatted(Names.list(declared), Types.name(type)));
    }

    private static Returned nothing(Set<String> declared) {
        if (!declared.isEmpty()) {
            throw new IllegalArgumentException(
                    "returns nothing, but declares to write %s. Return the value, or leave out writes."
                            .formatted(Names.list(declared)));
        }
        return new Returned(declared, Map.of(), (action, state, value) -> ActionResult.of(state));
    }

    private static <T> Returned whole(Set<String> declared, Class<T> type, Function<T, ActionResult> result) {
        return new Returned(
                declared, Map.of(), (action, state, value) -> result.apply(type.cast(required(action, value, type))));
    }

    private static Returned value(Set<String> declared, Type type) {
        String key = declared.iterator().next();
        return new Returned(
                declared,
                Map.of(key, type),
                (action, state, value) -> ActionResult.of(state.with(key, RecordWriter.unwrapped(value))));
    }

    private static <R> Returned components(Class<R> type, Set<String> declared) {
        var writer = new RecordWriter<>(type);
        Map<String, Type> types = writer.types();
        if (!declared.isEmpty() && !declared.equals(types.keySet())) {
            throw new IllegalArgumentException(
                    "declares to write %s, but returns %s, whose components are %s. Give it just these components, or leave out writes: the components are the declaration then."
                            .formatted(Names.list(declared), type.getSimpleName(), Names.list(types.keySet())));
        }
        return new Returned(types.keySet(), types, (action, state, value) -> {
            R written = type.cast(required(action, value, type));
            return new ActionResult(written, writer.write(written, state));
        });
    }

    private static Returned entries(Set<String> declared, Type valueType) {
        var types = new LinkedHashMap<String, Type>();
        declared.forEach(key -> types.put(key, valueType));
        return new Returned(declared, Collections.unmodifiableMap(types), (action, state, value) -> {
            State after = state;
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) required(action, value, Map.class)).entrySet()) {
                after = after.with(String.valueOf(entry.getKey()), RecordWriter.unwrapped(entry.getValue()));
            }
            return ActionResult.of(after);
        });
    }

    private static Object required(String action, @Nullable Object value, Class<?> type) {
        if (value == null) {
            throw new BurrException("Action '%s' returned null. Return a %s.".formatted(action, type.getSimpleName()));
        }
        return value;
    }

    /** A state holds values, not what may become one. */
    private static void requireThere(Class<?> type) {
        if (Future.class.isAssignableFrom(type)
                || CompletionStage.class.isAssignableFrom(type)
                || Flow.Publisher.class.isAssignableFrom(type)
                || Iterator.class.isAssignableFrom(type)
                || BaseStream.class.isAssignableFrom(type)
                || isReactive(type)) {
            throw new IllegalArgumentException(
                    "returns a %s, which is not a value yet, so that no state can hold it. Wait for it in the method, and return what it gives."
                            .formatted(type.getSimpleName()));
        }
    }

    /** The types of Reactor and RxJava, which are not on our class path. */
    private static boolean isReactive(@Nullable Class<?> type) {
        if (type == null) {
            return false;
        }
        if (type.getName().equals("org.reactivestreams.Publisher") || isReactive(type.getSuperclass())) {
            return true;
        }
        for (Class<?> parent : type.getInterfaces()) {
            if (isReactive(parent)) {
                return true;
            }
        }
        return false;
    }

    /** The keys that are written: those declared, or the components of the record. */
    Set<String> writes() {
        return writes;
    }

    Map<String, Type> types() {
        return types;
    }

    ActionResult toResult(String action, State state, @Nullable Object value) {
        return conversion.convert(action, state, value);
    }
}
