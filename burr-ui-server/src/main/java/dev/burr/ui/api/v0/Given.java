package dev.burr.ui.api.v0;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields of a request that must have a value. The others are an {@link IllegalArgumentException}. */
final class Given {

    private Given() {}

    static <T> T field(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("Field '" + name + "' must not be null.");
        }
        return value;
    }

    static <T> List<T> list(String name, @Nullable List<T> values) {
        field(name, values).forEach(value -> field(name, value));
        return List.copyOf(field(name, values));
    }
}
