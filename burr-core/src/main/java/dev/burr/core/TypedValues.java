package dev.burr.core;

import dev.burr.serde.Serde;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of a state as the type that somebody asks for. A value that has the type already is given as it is. */
final class TypedValues {

    /** Without codecs. */
    static final TypedValues STANDARD = new TypedValues(Serde.standard());

    private final Serde serde;

    /** @param serde converts what was reloaded; its codecs read what they wrote */
    TypedValues(Serde serde) {
        this.serde = serde;
    }

    /** The value as a type; null stays null, unless the type is an Optional. */
    @Nullable
    Object as(String key, @Nullable Object value, Type declared) {
        if (value != null
                && declared instanceof Class<?> plain
                && Types.boxed(plain).isInstance(value)) {
            return value;
        }
        Type type = Types.bound(declared);
        Class<?> raw = Types.raw(type);
        if (raw == Optional.class && !(value instanceof Optional)) {
            return Optional.ofNullable(as(key, value, Types.withoutOptional(type)));
        }
        if (value == null) {
            return null;
        }
        if (raw.isInstance(value)) {
            return type instanceof ParameterizedType ? withElements(key, value, type) : value;
        }
        try {
            return serde.fromJson(value, type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Value of key '%s' is a %s and can't be read as %s: %s"
                            .formatted(key, value.getClass().getSimpleName(), type.getTypeName(), e.getMessage()),
                    e);
        }
    }

    private Object withElements(String key, Object value, Type type) {
        Type first = Types.argument(type, 0);
        if (value instanceof List<?> list) {
            return new TypedList<>(key, list, first, this);
        }
        if (value instanceof Set<?> set) {
            var converted = new LinkedHashSet<@Nullable Object>();
            set.forEach(element -> converted.add(as(key, element, first)));
            return Collections.unmodifiableSet(converted);
        }
        if (value instanceof Map<?, ?> map) {
            Type second = Types.argument(type, 1);
            var converted = new LinkedHashMap<@Nullable Object, @Nullable Object>();
            map.forEach((name, element) -> converted.put(nameAs(key, name, first), as(key, element, second)));
            return Collections.unmodifiableMap(converted);
        }
        return value;
    }

    /** The names of a JSON object are text, whatever the keys of the map were. */
    private @Nullable Object nameAs(String key, @Nullable Object name, Type type) {
        return name instanceof String text && !Types.raw(type).isInstance(text)
                ? ofText(key, text, type)
                : as(key, name, type);
    }

    /**
     * Text as a type that has one value for it: a number, a boolean, an enum, a time.
     *
     * @throws IllegalArgumentException when it is not the text of such a value
     */
    static Object ofText(String key, String text, Type type) {
        Class<?> raw = Types.boxed(Types.raw(type));
        boolean literal = Number.class.isAssignableFrom(raw) || raw == Boolean.class;
        Object value = STANDARD.as(key, literal ? Serde.standard().parse(text) : text, type);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Text for key '%s' is no value of type %s.".formatted(key, type.getTypeName()));
        }
        return value;
    }
}
