package dev.burr.visibility;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where nobody listens, and after the end of a step. Refuses what every tracer refuses, and does nothing. */
enum NoTrace implements Span {
    INSTANCE;

    @Override
    public Span span(String name, String... dependencies) {
        Objects.requireNonNull(name, "name");
        return this;
    }

    @Override
    public void attribute(String key, @Nullable Object value) {
        Objects.requireNonNull(key, "key");
    }

    @Override
    public void attributes(Map<String, ? extends @Nullable Object> attributes) {
        Objects.requireNonNull(attributes, "attributes");
    }

    @Override
    public void event(String name, Map<String, ? extends @Nullable Object> data) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(data, "data");
    }

    @Override
    public void close() {}
}
