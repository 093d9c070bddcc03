package dev.burr.test;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Action;
import dev.burr.core.State;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application did, event by event, for tests to look at:
 *
 * <pre>{@code
 * var recording = Recording.of(builder);
 * builder.build().run(after("respond", "reject"), Inputs.of("prompt", "something unsafe"));
 * assertThat(recording).visited("prompt", "check_safety", "reject").wrote("safe", false);
 * }</pre>
 *
 * <p>One recording may watch several applications, also at the same time on several threads: events are kept in the order
 * in which they came.
 */
public final class Recording implements LifecycleHook {

    private final List<LifecycleEvent> events = Collections.synchronizedList(new ArrayList<>());

    /** Watches the applications that a builder builds from now on. */
    public static Recording of(ApplicationBuilder builder) {
        var recording = new Recording();
        builder.withHooks(recording);
        return recording;
    }

    /** Everything that happened. */
    public List<LifecycleEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    /**
     * Everything that happened, as text that is easy to compare: {@code created}, {@code run started}, {@code count
     * started}, {@code count finished}, {@code count failed}, {@code run finished}, {@code run failed}; of an action that
     * streams {@code tell stream started}, {@code tell item 0}, {@code tell stream finished}; and of what actions trace {@code
     * span retrieve started}, {@code span retrieve finished}, {@code hits, model logged}, {@code event cache_miss}.
     */
    public List<String> order() {
        return events().stream().map(Recording::described).toList();
    }

    /** The steps that ended, failed ones included. */
    public List<StepFinished> steps() {
        return eventsOf(StepFinished.class);
    }

    /** The actions of {@link #steps()}. */
    public List<String> visited() {
        return steps().stream().map(StepFinished::action).toList();
    }

    /** What steps failed with. */
    public List<Throwable> failures() {
        return steps().stream()
                .flatMap(step -> Optional.ofNullable(step.exception()).stream())
                .toList();
    }

    /** The names of the spans that actions opened. */
    public List<String> spans() {
        return eventsOf(SpanStarted.class).stream().map(SpanStarted::name).toList();
    }

    /** The values that actions logged as this attribute, which may be null. */
    public List<@Nullable Object> logged(String key) {
        var values = new ArrayList<@Nullable Object>();
        for (AttributesLogged logged : eventsOf(AttributesLogged.class)) {
            if (logged.attributes().containsKey(key)) {
                values.add(logged.attributes().get(key));
            }
        }
        return Collections.unmodifiableList(values);
    }

    /** The state after the last step that ended; empty when none did. */
    public Optional<State> state() {
        List<StepFinished> steps = steps();
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.of(steps.get(steps.size() - 1).state());
    }

    /** The items that streaming actions have emitted. */
    public List<Object> items() {
        return eventsOf(StreamItem.class).stream().map(StreamItem::item).toList();
    }

    /** The events of one kind; {@code eventsOf(StepStarted.class).size()} is how often it came. */
    public <E extends LifecycleEvent> List<E> eventsOf(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The keys that the action of a step declares to write. */
    Set<String> writesOf(StepFinished step) {
        return eventsOf(ApplicationCreated.class).stream()
                .filter(created -> created.application().equals(step.application()))
                .flatMap(created -> created.graph().action(step.action()).stream())
                .findFirst()
                .map(Action::writes)
                .orElse(Set.of());
    }

    private static String described(LifecycleEvent event) {
        var text = new StringBuilder();
        event.deliverTo(new LifecycleHook() {
            @Override
            public void applicationCreated(ApplicationCreated created) {
                text.append("created");
            }

            @Override
            public void runStarted(RunStarted started) {
                text.append(started.method()).append(" started");
            }

            @Override
            public void runFinished(RunFinished finished) {
                text.append(finished.method()).append(finished.exception() == null ? " finished" : " failed");
            }

            @Override
            public void stepStarted(StepStarted started) {
                text.append(started.action()).append(" started");
            }

            @Override
            public void stepFinished(StepFinished finished) {
                text.append(finished.action()).append(finished.exception() == null ? " finished" : " failed");
            }

            @Override
            public void spanStarted(SpanStarted started) {
                text.append("span ").append(started.name()).append(" started");
            }

            @Override
            public void spanFinished(SpanFinished finished) {
                text.append("span ").append(finished.name()).append(" finished");
            }

            @Override
            public void attributesLogged(AttributesLogged logged) {
                text.append(String.join(", ", logged.attributes().keySet())).append(" logged");
            }

            @Override
            public void eventLogged(EventLogged logged) {
                text.append("event ").append(logged.name());
            }

            @Override
            public void streamStarted(StreamStarted started) {
                text.append(started.action()).append(" stream started");
            }

            @Override
            public void streamItem(StreamItem item) {
                text.append(item.action()).append(" item ").append(item.index());
            }

            @Override
            public void streamFinished(StreamFinished finished) {
                text.append(finished.action()).append(" stream finished");
            }
        });
        return text.toString();
    }

    @Override
    public void applicationCreated(ApplicationCreated event) {
        events.add(event);
    }

    @Override
    public void runStarted(RunStarted event) {
        events.add(event);
    }

    @Override
    public void runFinished(RunFinished event) {
        events.add(event);
    }

    @Override
    public void stepStarted(StepStarted event) {
        events.add(event);
    }

    @Override
    public void stepFinished(StepFinished event) {
        events.add(event);
    }

    @Override
    public void spanStarted(SpanStarted event) {
        events.add(event);
    }

    @Override
    public void spanFinished(SpanFinished event) {
        events.add(event);
    }

    @Override
    public void attributesLogged(AttributesLogged event) {
        events.add(event);
    }

    @Override
    public void streamStarted(StreamStarted event) {
        events.add(event);
    }

    @Override
    public void streamItem(StreamItem event) {
        events.add(event);
    }

    @Override
    public void streamFinished(StreamFinished event) {
        events.add(event);
    }

    @Override
    public void eventLogged(EventLogged event) {
        events.add(event);
    }

    @Override
    public String toString() {
        return "Recording" + order();
    }
}
