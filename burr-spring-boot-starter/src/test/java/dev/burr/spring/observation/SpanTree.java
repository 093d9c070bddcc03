package dev.burr.spring.observation;

import dev.burr.lifecycle.AttributesLogged;
import dev.burr.lifecycle.EventLogged;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.SpanFinished;
import dev.burr.lifecycle.SpanStarted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Notes which spans steps have had, as {@code action/outer/inner}, and what was logged about each. */
final class SpanTree implements LifecycleHook {

    private final Map<String, String> paths = new ConcurrentHashMap<>();
    private final List<String> started = new CopyOnWriteArrayList<>();
    private final List<String> finished = new CopyOnWriteArrayList<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Map<String, Map<String, @Nullable Object>> attributes = new ConcurrentHashMap<>();

    List<String> started() {
        return started;
    }

    List<String> events() {
        return events;
    }

    List<String> finished() {
        return finished;
    }

    Map<String, @Nullable Object> attributesOf(String path) {
        return attributes.getOrDefault(path, Map.of());
    }

    @Override
    public void spanStarted(SpanStarted event) {
        String parent = event.parentSpanId() == null
                ? event.action()
                : paths.get(key(event.application(), event.parentSpanId()));
        String path = parent + "/" + event.name();
        paths.put(key(event.application(), event.spanId()), path);
        started.add(path);
    }

    @Override
    public void spanFinished(SpanFinished event) {
        finished.add(String.valueOf(paths.get(key(event.application(), event.spanId()))));
    }

    @Override
    public void eventLogged(EventLogged event) {
        events.add(paths.get(key(event.application(), String.valueOf(event.spanId()))) + "!" + event.name());
    }

    @Override
    public void attributesLogged(AttributesLogged event) {
        String path = event.spanId() == null ? event.action() : paths.get(key(event.application(), event.spanId()));
        attributes
                .computeIfAbsent(String.valueOf(path), of -> new LinkedHashMap<>())
                .putAll(event.attributes());
    }

    private static String key(Object application, String spanId) {
        return application + " " + spanId;
    }
}
