package dev.burr.core;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a record from the values of a state and of the inputs, component by component. */
final class RecordReader<R> {

    private static final ClassValue<RecordReader<?>> OF_STATES = new ClassValue<>() {
        @Override
        protected RecordReader<?> computeValue(Class<?> type) {
            return newOfState(type);
        }
    };

    private final Class<R> type;
    private final Constructor<R> constructor;
    private final List<Argument> arguments = new ArrayList<>();

    RecordReader(Class<R> type) {
        this.type = RecordWriter.requireRecord(type);
        RecordComponent[] declared = type.getRecordComponents();
        for (RecordComponent component : declared) {
            arguments.add(Argument.of(component));
        }
        this.constructor = constructorOf(type, declared);
    }

    /**
     * Reads records that stand for a whole state.
     *
     * @throws IllegalArgumentException when a component is an input, which a state does not have
     */
    static <R> RecordReader<R> ofState(Class<R> type) {
        @SuppressWarnings("unchecked") // it was made of this class
        RecordReader<R> reader = (RecordReader<R>) OF_STATES.get(type);
        return reader;
    }

    private static RecordReader<?> newOfState(Class<?> type) {
        var reader = new RecordReader<>(type);
        Set<String> inputs = reader.inputTypes().keySet();
        if (!inputs.isEmpty()) {
            throw new IllegalArgumentException(
                    "Record %s stands for a whole state, but takes %s from the inputs. Leave out @Input."
                            .formatted(type.getName(), Names.list(inputs)));
        }
        return reader;
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
        return names(argument -> !argument.isInput());
    }

    Set<String> optionalReads() {
        return names(argument -> !argument.isInput() && argument.isOptional());
    }

    Set<String> inputs() {
        return names(argument -> argument.isInput() && !argument.isOptional());
    }

    Set<String> optionalInputs() {
        return names(argument -> argument.isInput() && argument.isOptional());
    }

    private Set<String> names(Predicate<Argument> wanted) {
        return types(wanted).keySet();
    }

    Map<String, Type> readTypes() {
        return types(argument -> !argument.isInput());
    }

    Map<String, Type> inputTypes() {
        return types(Argument::isInput);
    }

    private Map<String, Type> types(Predicate<Argument> wanted) {
        return Argument.types(arguments.stream().filter(wanted).toList());
    }

    R read(State state, Inputs inputs) {
        @Nullable Object[] values = new @Nullable Object[arguments.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).from(state, inputs);
        }
        try {
            return constructor.newInstance(values);
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
}
