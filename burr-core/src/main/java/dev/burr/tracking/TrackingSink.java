package dev.burr.tracking;

import java.util.List;

/**
 * Where events go. Safe for use by several threads, and by any number of applications.
 *
 * <p>A sink deals with its own failures: it throws {@link TrackingException} when it was told that they matter, and
 * otherwise counts them and returns.
 */
public interface TrackingSink extends AutoCloseable {

    /** An application was built, for the first time or again. */
    void open(ApplicationRecord application);

    /** Records what happened to an application, in this order and all at once. Keeps no value that can change. */
    void append(ApplicationRecord application, List<TrackingEvent> events);

    /**
     * Takes note of something that could not be recorded as it is, so that a text which says so is recorded in its place. Nothing
     * is lost that a run would need: this never throws.
     *
     * @param what begins a sentence, as in {@code The source of action 'respond'}
     */
    default void replaced(String what, Throwable cause) {}

    /** Lets go of what is open. What is appended later is still recorded. */
    @Override
    void close();
}
