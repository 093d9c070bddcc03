package dev.burr.core;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An action that a method of an object runs; see {@link BurrAction}. */
final class BeanAction implements TypedAction {

    private final String name;
    private final Set<String> tags;
    private final Set<String> reads;
    private final Set<String> optionalReads;
    private final Set<String> inputs;
    private final Set<String> optionalInputs;
    private final Map<String, Type> readTypes;
    private final Map<String, Type> inputTypes;
    private final Call call;
    private final MethodSource source;

    BeanAction(String name, BurrAction declared, List<Argument> arguments, Call call, MethodSource source) {
        this.name = name;
        this.tags = union(Set.of(), List.of(declared.tags()));
        List<Argument> keys =
                arguments.stream().filter(argument -> !argument.isInput()).toList();
        List<Argument> given = arguments.stream().filter(Argument::isInput).toList();
        this.readTypes = Argument.types(keys);
        this.inputTypes = Argument.types(given);
        this.reads = union(readTypes.keySet(), List.of(declared.reads()));
        this.optionalReads = without(readTypes.keySet(), union(required(keys), List.of(declared.reads())));
        this.inputs = union(required(given), List.of(declared.inputs()));
        this.optionalInputs = without(union(inputTypes.keySet(), List.of(declared.optionalInputs())), inputs);
        this.call = call;
        this.source = source;
    }

    /** What a parameter gets. */
    @FunctionalInterface
    interface Given {
        @Nullable
        Object from(State state, Inputs inputs, ActionContext context);
    }

    /**
     * How the method is called.
     *
     * @param streaming whether it takes an {@link Emitter}
     * @param handle takes the arguments as an array
     */
    record Call(List<Given> parameters, boolean streaming, MethodHandle handle, Returned returned) {

        @Nullable
        Object invoke(State state, Inputs inputs, ActionContext context) throws Throwable {
            @Nullable Object[] arguments = new @Nullable Object[parameters.size()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = parameters.get(i).from(state, inputs, context);
            }
            return (Object) handle.invokeExact(arguments);
        }
    }

    private static Set<String> required(List<Argument> arguments) {
        var names = new LinkedHashSet<String>();
        for (Argument argument : arguments) {
            if (!argument.isOptional()) {
                names.add(argument.key());
            }
        }
        return names;
    }

    private static Set<String> union(Set<String> names, Collection<String> more) {
        var union = new LinkedHashSet<>(names);
        union.addAll(more);
        return Collections.unmodifiableSet(union);
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        var rest = new LinkedHashSet<>(names);
        rest.removeAll(others);
        return Collections.unmodifiableSet(rest);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean streaming() {
        return call.streaming;
    }

    @Override
    public Set<String> tags() {
        return tags;
    }

    @Override
    public Set<String> reads() {
        return reads;
    }

    @Override
    public Set<String> writes() {
        return call.returned.writes();
    }

    @Override
    public Set<String> inputs() {
        return inputs;
    }

    @Override
    public Set<String> optionalInputs() {
        return optionalInputs;
    }

    @Override
    public Map<String, Type> inputTypes() {
        return inputTypes;
    }

    @Override
    public Map<String, Type> readTypes() {
        return readTypes;
    }

    @Override
    public Map<String, Type> writeTypes() {
        return call.returned.types();
    }

    @Override
    public Set<String> optionalReads() {
        return optionalReads;
    }

    @Override
    public String source() {
        return source.text();
    }

    @Override
    public ActionResult run(State state, Inputs given, ActionContext context) throws Exception {
        Object value;
        try {
            value = call.invoke(state, given, context);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new BurrException(
                    "Action '%s' threw a %s, which is neither an Exception nor an Error."
                            .formatted(name, e.getClass().getName()),
                    e);
        }
        return call.returned.toResult(name, state, value);
    }

    @Override
    public String toString() {
        return name + ": " + reads + " -> " + writes();
    }
}
