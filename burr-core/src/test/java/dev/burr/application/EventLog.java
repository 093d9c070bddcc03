package dev.burr.application;

import dev.burr.lifecycle.ApplicationCreated;
import dev.burr.lifecycle.AttributesLogged;
import dev.burr.lifecycle.EventLogged;
import dev.burr.lifecycle.LifecycleEvent;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.RunFinished;
import dev.burr.lifecycle.RunStarted;
import dev.burr.lifecycle.SpanFinished;
import dev.burr.lifecycle.SpanStarted;
import dev.burr.lifecycle.StepFinished;
import dev.burr.lifecycle.StepStarted;
import dev.burr.lifecycle.StreamFinished;
import dev.burr.lifecycle.StreamItem;
import dev.burr.lifecycle.StreamStarted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps every event, and writes each down in a word or two. */
final class EventLog implements LifecycleHook {

    private final List<LifecycleEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final List<String> words = Collections.synchronizedList(new ArrayList<>());

    List<String> words() {
        return List.copyOf(words);
    }

    void clear() {
        events.clear();
        words.clear();
    }

    <E extends LifecycleEvent> List<E> of(Class<E> type) {
        return List.copyOf(events).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Override
    public void applicationCreated(ApplicationCreated event) {
        keep(event, "created " + event.application().appId());
    }

    @Override
    public void runStarted(RunStarted event) {
        keep(event, event.method() + "(");
    }

    @Override
    public void runFinished(RunFinished event) {
        keep(event, event.exception() == null ? ")" : ") " + event.exception().getMessage());
    }

    @Override
    public void stepStarted(StepStarted event) {
        keep(event, event.sequenceId() + " " + event.action());
    }

    @Override
    public void stepFinished(StepFinished event) {
        keep(event, event.sequenceId() + (event.exception() == null ? " ok" : " failed"));
    }

    @Override
    public void streamStarted(StreamStarted event) {
        keep(event, event.sequenceId() + " stream(");
    }

    @Override
    public void streamItem(StreamItem event) {
        keep(event, event.sequenceId() + " item " + event.index() + ": " + event.item());
    }

    @Override
    public void streamFinished(StreamFinished event) {
        keep(event, event.sequenceId() + " stream) " + event.itemsStreamed());
    }

    @Override
    public void spanStarted(SpanStarted event) {
        keep(event, "+ " + event.spanId() + " " + event.name());
    }

    @Override
    public void spanFinished(SpanFinished event) {
        keep(event, "- " + event.spanId());
    }

    @Override
    public void attributesLogged(AttributesLogged event) {
        keep(event, event.spanId() + " " + event.attributes());
    }

    @Override
    public void eventLogged(EventLogged event) {
        keep(event, event.spanId() + " " + event.name() + "!");
    }

    private void keep(LifecycleEvent event, String word) {
        events.add(event);
        words.add(word);
    }
}
