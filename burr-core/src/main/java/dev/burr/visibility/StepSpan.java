package dev.burr.visibility;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A section of a step that is traced. */
final class StepSpan implements Span {

    private final StepTrace trace;
    private final String id;
    private final String name;
    private final @Nullable StepSpan enclosing;
    private final OpenSpans nested = new OpenSpans();
    private final long startedAt = System.nanoTime();
    private volatile boolean closed;

    /** The span that the thread was in when it opened this one; for {@link CurrentSpan}. */
    @Nullable
    StepSpan outer;

    /** @param enclosing the span that ends no earlier than this one; null for none but the step */
    StepSpan(StepTrace trace, String id, String name, @Nullable StepSpan enclosing) {
        this.trace = trace;
        this.id = id;
        this.name = name;
        this.enclosing = enclosing;
    }

    /** A span in this one. Where this one is closed already, it ends with the next open span around it. */
    StepSpan child(String childName) {
        StepSpan open = this;
        while (open != null && open.closed) {
            open = open.enclosing;
        }
        return new StepSpan(trace, id + '.' + nested.nextPlace(), childName, open);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    @Nullable
    StepSpan enclosing() {
        return enclosing;
    }

    OpenSpans nested() {
        return nested;
    }

    StepTrace trace() {
        return trace;
    }

    boolean isOf(StepTrace step) {
        return trace == step;
    }

    /** Whether it is that one, or one in it. */
    boolean isWithin(StepSpan other) {
        StepSpan around = this;
        while (around != null && around != other) {
            around = around.enclosing;
        }
        return around != null;
    }

    boolean isClosed() {
        return closed;
    }

    void markClosed() {
        closed = true;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    @Override
    public Span span(String childName, String... dependencies) {
        return trace.open(this, childName, List.of(dependencies));
    }

    @Override
    public void attributes(Map<String, ? extends @Nullable Object> attributes) {
        trace.attributes(this, attributes);
    }

    @Override
    public void event(String eventName, Map<String, ? extends @Nullable Object> data) {
        trace.event(this, eventName, data);
    }

    @Override
    public void close() {
        trace.close(this);
    }

    @Override
    public String toString() {
        return "Span " + id + " '" + name + "'";
    }
}
