package dev.burr.visibility;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A timed section of a step. It is a {@link Tracer} as well: what is opened or logged through it belongs to it, on
 * whichever thread that is done. So code that takes a tracer can be handed a span:
 *
 * <pre>{@code
 * try (Span search = tracer.span("search")) {
 *     sources.parallelStream().forEach(source -> {
 *         try (Span one = search.span(source.name())) { … }
 *     });
 * }
 * }</pre>
 */
public interface Span extends Tracer, AutoCloseable {

    /** Opens a section of this one. This thread is in it until it is closed. */
    @Override
    Span span(String name, String... dependencies);

    /** Logs facts about this section. It may have been closed meanwhile. */
    @Override
    void attributes(Map<String, ? extends @Nullable Object> attributes);

    /** Logs that something has happened in this section. */
    @Override
    void event(String name, Map<String, ? extends @Nullable Object> data);

    /**
     * Ends the section; sections of it that are still open end first, the latest before the earlier ones. Does nothing
     * when it has ended. May be called by another thread than the one that opened it.
     */
    @Override
    void close();
}
