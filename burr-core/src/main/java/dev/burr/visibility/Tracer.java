package dev.burr.visibility;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happens inside a step, for hooks, the log and the UI:
 *
 * <pre>{@code
 * try (Span span = tracer.span("retrieve")) {
 *     List<Passage> hits = index.search(question);
 *     span.attribute("hits", hits.size());
 * }
 * }</pre>
 *
 * <p>Whatever is opened or logged belongs to the span that the calling thread is in, or else to the step. A thread is in
 * a span from opening it until it is closed. On another thread, open a child of a span that you hand over, or hand over
 * where you are with {@code ActionContext.wrap}.
 *
 * <p>Safe for use by any number of threads until the step ends. What comes later is ignored, and reported in the log of
 * the application; a tracer never fails an action on its own account. Values are not copied: hand over what does not
 * change. Names that start with {@code burr.} are kept for the library.
 */
public interface Tracer {

    /** A tracer that nobody listens to. It costs next to nothing, and is what an application without hooks has. */
    static Tracer none() {
        return NoTrace.INSTANCE;
    }

    /**
     * Opens a timed section, which ends when it is closed, and with the step at the latest.
     *
     * @param dependencies names of other spans of the step whose results this one uses
     */
    Span span(String name, String... dependencies);

    /** Logs a fact. A value may be whatever a state can hold. */
    default void attribute(String key, @Nullable Object value) {
        attributes(Collections.singletonMap(Objects.requireNonNull(key, "key"), value));
    }

    /** Logs facts that belong together, all at once. */
    void attributes(Map<String, ? extends @Nullable Object> attributes);

    /**
     * Logs that something has happened just now.
     *
     * @param data what there is to say of it; may be empty
     */
    void event(String name, Map<String, ? extends @Nullable Object> data);
}
