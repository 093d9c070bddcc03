package dev.burr.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the caller of a run hands to its actions. Inputs reach every step of the run; an action sees those that it
 * declares, and is refused others. Immutable; collections are frozen as in a {@link State}.
 */
public final class Inputs extends NamedValues {

    private static final Inputs NONE = new Inputs(Map.of(), null);

    private final Map<String, @Nullable Object> values;
    private final @Nullable ActionScope scope;

    private Inputs(Map<String, @Nullable Object> values, @Nullable ActionScope scope) {
        this.values = values;
        this.scope = scope;
    }

    /** No inputs. */
    public static Inputs none() {
        return NONE;
    }

    /** One input. */
    public static Inputs of(String name, @Nullable Object value) {
        return NONE.with(name, value);
    }

    /** Two inputs. */
    public static Inputs of(String name1, @Nullable Object value1, String name2, @Nullable Object value2) {
        return of(name1, value1).with(name2, value2);
    }

    /** Three inputs. */
    public static Inputs of(
            String name1,
            @Nullable Object value1,
            String name2,
            @Nullable Object value2,
            String name3,
            @Nullable Object value3) {
        return of(name1, value1, name2, value2).with(name3, value3);
    }

    /** These inputs, in the order of the map. */
    public static Inputs copyOf(Map<String, ? extends @Nullable Object> values) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((name, value) -> copy.put(allowed(name), FrozenValues.freeze(name, value)));
        return new Inputs(Collections.unmodifiableMap(copy), null);
    }

    /** These inputs and one more, or one replaced. */
    public Inputs with(String name, @Nullable Object value) {
        var copy = new LinkedHashMap<>(values);
        copy.put(allowed(name), FrozenValues.freeze(name, value));
        return new Inputs(Collections.unmodifiableMap(copy), null);
    }

    /** These inputs and others; where both have a name, the other ones win. */
    Inputs withAll(Inputs others) {
        var copy = new LinkedHashMap<>(values);
        copy.putAll(others.values);
        return new Inputs(Collections.unmodifiableMap(copy), null);
    }

    private static String allowed(String name) {
        if (Keys.isInternal(name)) {
            throw new IllegalArgumentException(
                    "Input '%s' starts with '__', which is kept for Burr's own names. Choose another name."
                            .formatted(name));
        }
        return name;
    }

    Inputs scopedTo(ActionScope newScope) {
        var declared = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((name, value) -> {
            if (newScope.takes(name)) {
                declared.put(name, value);
            }
        });
        return new Inputs(Collections.unmodifiableMap(declared), newScope);
    }

    @Override
    public boolean has(String key) {
        if (scope != null && !scope.takes(key)) {
            throw scope.undeclaredInput(key);
        }
        return values.containsKey(key);
    }

    @Override
    public Set<String> keys() {
        return values.keySet();
    }

    @Override
    public Map<String, @Nullable Object> asMap() {
        return values;
    }

    @Override
    @Nullable
    Object valueOf(String key) {
        return values.get(key);
    }

    @Override
    TypedValues types() {
        return TypedValues.STANDARD;
    }

    @Override
    String describe() {
        return "Inputs";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Inputs inputs && values.equals(inputs.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The names and values, for tests and debuggers. */
    @Override
    public String toString() {
        return "Inputs" + values;
    }
}
