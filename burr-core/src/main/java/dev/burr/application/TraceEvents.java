package dev.burr.application;

import dev.burr.lifecycle.AttributesLogged;
import dev.burr.lifecycle.EventLogged;
import dev.burr.lifecycle.SpanFinished;
import dev.burr.lifecycle.SpanStarted;
import dev.burr.visibility.TraceListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the hooks of an application what is traced in one of its steps. */
record TraceEvents(ApplicationSpec spec, String action, long sequenceId) implements TraceListener {

    @Override
    public void spanStarted(String id, String name, @Nullable String parentId, List<String> dependencies) {
        spec.fire(new SpanStarted(spec.id(), sequenceId, action, id, name, parentId, dependencies, now()));
    }

    @Override
    public void spanFinished(String id, String name, Duration duration) {
        spec.fire(new SpanFinished(spec.id(), sequenceId, action, id, name, now(), duration));
    }

    @Override
    public void attributesLogged(@Nullable String spanId, Map<String, ? extends @Nullable Object> attributes) {
        spec.fire(new AttributesLogged(
                spec.id(), sequenceId, action, spanId, Collections.unmodifiableMap(attributes), now()));
    }

    @Override
    public void eventLogged(@Nullable String spanId, String name, Map<String, ? extends @Nullable Object> data) {
        spec.fire(
                new EventLogged(spec.id(), sequenceId, action, spanId, name, Collections.unmodifiableMap(data), now()));
    }

    private Instant now() {
        return spec.clock().instant();
    }
}
