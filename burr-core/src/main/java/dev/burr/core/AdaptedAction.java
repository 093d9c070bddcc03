package dev.burr.core;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An action under another name, or with some of its inputs given beforehand. */
final class AdaptedAction implements TypedAction {

    private final Action origin;
    private final String name;
    private final Inputs bound;
    private final ActionScope scope;

    private AdaptedAction(Action origin, String name, Inputs bound) {
        this.origin = origin;
        this.name = name;
        this.bound = bound;
        this.scope = ActionScope.of(origin, name);
    }

    static Action named(Action action, String name) {
        return action instanceof AdaptedAction adapted
                ? new AdaptedAction(adapted.origin, name, adapted.bound)
                : new AdaptedAction(action, name, Inputs.none());
    }

    static Action bound(Action action, Map<String, ? extends @Nullable Object> values) {
        Action origin = action;
        Inputs bound = Inputs.none();
        if (action instanceof AdaptedAction adapted) {
            origin = adapted.origin;
            bound = adapted.bound;
        }
        for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
            bound = bound.with(entry.getKey(), checked(action, entry.getKey(), entry.getValue()));
        }
        return new AdaptedAction(origin, action.name(), bound);
    }

    private static @Nullable Object checked(Action action, String input, @Nullable Object value) {
        var inputs = new LinkedHashSet<>(action.inputs());
        inputs.addAll(action.optionalInputs());
        if (!inputs.contains(input)) {
            throw new IllegalArgumentException("Action %s has no input %s to bind (inputs: %s). Check the spelling."
                    .formatted(Names.quoted(action.name()), Names.quoted(input), Names.list(inputs)));
        }
        Type type = action.inputTypes().get(input);
        return type == null ? value : TypedValues.STANDARD.as(input, value, type);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> reads() {
        return origin.reads();
    }

    @Override
    public Set<String> writes() {
        return origin.writes();
    }

    @Override
    public Set<String> inputs() {
        return unbound(origin.inputs());
    }

    @Override
    public Set<String> optionalInputs() {
        return unbound(origin.optionalInputs());
    }

    private Set<String> unbound(Set<String> inputs) {
        var unbound = new LinkedHashSet<>(inputs);
        unbound.removeAll(bound.keys());
        return Collections.unmodifiableSet(unbound);
    }

    @Override
    public Map<String, Type> inputTypes() {
        var types = new LinkedHashMap<>(origin.inputTypes());
        types.keySet().removeAll(bound.keys());
        return Collections.unmodifiableMap(types);
    }

    @Override
    public boolean streaming() {
        return origin.streaming();
    }

    @Override
    public Retry retry() {
        return origin.retry();
    }

    @Override
    public Optional<Duration> timeout() {
        return origin.timeout();
    }

    @Override
    public Set<String> tags() {
        return origin.tags();
    }

    @Override
    public String source() {
        return origin.source();
    }

    @Override
    public Map<String, Type> readTypes() {
        return TypedAction.readTypesOf(origin);
    }

    @Override
    public Map<String, Type> writeTypes() {
        return TypedAction.writeTypesOf(origin);
    }

    @Override
    public Set<String> optionalReads() {
        return TypedAction.optionalReadsOf(origin);
    }

    @Override
    public ActionResult run(State state, Inputs given, ActionContext context) throws Exception {
        return origin.run(state, bound.keys().isEmpty() ? given : scope.open(given.withAll(bound)), context);
    }

    @Override
    public String toString() {
        return name + ": " + reads() + " -> " + writes();
    }
}
