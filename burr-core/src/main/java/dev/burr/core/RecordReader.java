package dev.burr.core;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a record from the values of a state and of the inputs, component by component. */
final class RecordReader<R> {

    private final Class<R> type;
    private final Constructor<R> constructor;
    private final List<Component> components = new ArrayList<>();

    RecordReader(Class<R> type) {
        this.type = RecordWriter.requireRecord(type);
        RecordComponent[] declared = type.getRecordComponents();
        for (RecordComponent component : declared) {
            components.add(Component.of(component));
        }
        this.constructor = constructorOf(type, declared);
    }

    private static <R> Constructor<R> constructorOf(Class<R> type, RecordComponent[] declared) {
        Class<?>[] parameters =
                Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Record " + type.getName() + " has no canonical constructor.", e);
        }
    }

    /** The keys of the state that it reads, the optional ones among them. */
    Set<String> reads() {
        return names(component -> !component.input);
    }

    Set<String> optionalReads() {
        return names(component -> !component.input && component.optional);
    }

    Set<String> inputs() {
        return names(component -> component.input && !component.optional);
    }

    Set<String> optionalInputs() {
        return names(component -> component.input && component.optional);
    }

    private Set<String> names(Predicate<Component> wanted) {
        var names = new LinkedHashSet<String>();
        for (Component component : components) {
            if (wanted.test(component)) {
                names.add(component.key);
            }
        }
        return RecordAction.unmodifiable(names);
    }

    Map<String, Class<?>> readTypes() {
        var types = new LinkedHashMap<String, Class<?>>();
        for (Component component : components) {
            if (!component.input) {
                types.put(component.key, component.rawType);
            }
        }
        return RecordAction.unmodifiable(types);
    }

    R read(State state, Inputs inputs) {
        @Nullable Object[] arguments = new @Nullable Object[components.size()];
        for (int i = 0; i < arguments.length; i++) {
            Component component = components.get(i);
            arguments[i] = component.from(component.input ? inputs : state);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new BurrException(
                    "Record %s could not be made from the state.".formatted(type.getName()), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new BurrException("Record %s could not be made from the state.".formatted(type.getName()), e);
        }
    }

    private record Component(String key, Type valueType, Class<?> rawType, boolean input, boolean optional) {

        static Component of(RecordComponent component) {
            Input annotation = component.getAnnotation(Input.class);
            String name = annotation == null || annotation.value().isEmpty() ? component.getName() : annotation.value();
            boolean optional = component.getType() == Optional.class;
            Type valueType = optional ? optionalOf(component) : component.getGenericType();
            return new Component(name, valueType, TypedValues.raw(valueType), annotation != null, optional);
        }

        private static Type optionalOf(RecordComponent component) {
            return component.getGenericType() instanceof ParameterizedType parameterized
                    ? parameterized.getActualTypeArguments()[0]
                    : Object.class;
        }

        @Nullable
        Object from(NamedValues values) {
            if (optional) {
                return values.has(key) ? Optional.ofNullable(typed(values)) : Optional.empty();
            }
            Object value = typed(values);
            if (value == null && rawType.isPrimitive()) {
                throw new IllegalArgumentException(
                        "Value of key '%s' is null, which a component of type %s can't hold. Make the component Optional."
                                .formatted(key, rawType));
            }
            return value;
        }

        private @Nullable Object typed(NamedValues values) {
            return TypedValues.as(key, values.get(key), valueType);
        }
    }
}
