package dev.burr.tracking;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object as the types that the format asks for. Anything else is an {@link UnexpectedShape}. */
final class JsonFields {

    private final Map<String, @Nullable Object> fields;

    private JsonFields(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    static JsonFields of(@Nullable Object json) {
        if (json instanceof Map<?, ?> map) {
            return new JsonFields(stringKeyed(map));
        }
        throw new UnexpectedShape("It is %s, not an object.".formatted(describe(json)));
    }

    Map<String, @Nullable Object> asMap() {
        return fields;
    }

    String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    @Nullable
    String optionalText(String name) {
        Object value = fields.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw unexpected(name, value, "text");
    }

    long integer(String name) {
        Long value = optionalInteger(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    @Nullable
    Long optionalInteger(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof Double number && number == number.longValue() && Math.abs(number) < 1L << 53) {
            return number.longValue();
        }
        throw unexpected(name, value, value instanceof BigInteger ? "a number below 2^63" : "a whole number");
    }

    LogTime time(String name) {
        LogTime time = optionalTime(name);
        if (time == null) {
            throw missing(name);
        }
        return time;
    }

    @Nullable
    LogTime optionalTime(String name) {
        String text = optionalText(name);
        try {
            return text == null ? null : LogTime.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnexpectedShape("Its '%s' is not a date and time.".formatted(name), e);
        }
    }

    /** An object; empty when it is missing. */
    Map<String, @Nullable Object> optionalObject(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return stringKeyed(map);
        }
        throw unexpected(name, value, "an object");
    }

    Map<String, @Nullable Object> object(String name) {
        if (fields.get(name) == null) {
            throw missing(name);
        }
        return optionalObject(name);
    }

    @Nullable
    Object any(String name) {
        return fields.get(name);
    }

    /** A list of texts; empty when it is missing. */
    List<String> texts(String name) {
        return list(name).stream()
                .map(element -> {
                    if (element instanceof String text) {
                        return text;
                    }
                    throw unexpected(name, element, "a list of texts");
                })
                .toList();
    }

    /** A list of objects; empty when it is missing. */
    <T> List<T> objects(String name, Function<JsonFields, T> read) {
        return list(name).stream().map(element -> read.apply(of(element))).collect(Collectors.toUnmodifiableList());
    }

    <T> @Nullable T optionally(String name, Function<JsonFields, T> read) {
        Object value = fields.get(name);
        return value == null ? null : read.apply(of(value));
    }

    private List<?> list(String name) {
        Object value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw unexpected(name, value, "a list");
    }

    /** Whatever was parsed has strings for keys. */
    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> stringKeyed(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }

    private static UnexpectedShape missing(String name) {
        return new UnexpectedShape("It has no '%s'.".formatted(name));
    }

    private static UnexpectedShape unexpected(String name, @Nullable Object value, String expected) {
        return new UnexpectedShape("Its '%s' is %s, not %s.".formatted(name, describe(value), expected));
    }

    private static String describe(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "a list";
        }
        return value instanceof String ? "text" : value instanceof Boolean ? "a boolean" : "a number";
    }

    /** JSON that is not what the format says. Never leaves this package. */
    static final class UnexpectedShape extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnexpectedShape(String message) {
            super(message, null, false, false);
        }

        UnexpectedShape(String message, Throwable cause) {
            super(message, cause, false, false);
        }
    }
}
