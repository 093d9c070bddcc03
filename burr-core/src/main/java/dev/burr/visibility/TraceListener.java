package dev.burr.visibility;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hears what is traced in one step, in order: one call at a time, on the thread that traces. What it throws reaches that
 * thread.
 */
public interface TraceListener {

    /**
     * A section has begun.
     *
     * @param id unique in the application: {@code <sequence id>:<0-based places, dotted by nesting>}
     * @param parentId the section it is in; null at the top of the step
     * @param dependencies names of sections whose results it uses
     */
    void spanStarted(String id, String name, @Nullable String parentId, List<String> dependencies);

    /** A section has ended; those in it have ended before. */
    void spanFinished(String id, String name, Duration duration);

    /**
     * Facts were logged.
     *
     * @param spanId the section they belong to; null for the step
     * @param attributes the caller's own map
     */
    void attributesLogged(@Nullable String spanId, Map<String, ? extends @Nullable Object> attributes);

    /**
     * Something has happened.
     *
     * @param spanId the section it happened in; null for the step
     * @param data the caller's own map
     */
    void eventLogged(@Nullable String spanId, String name, Map<String, ? extends @Nullable Object> data);
}
