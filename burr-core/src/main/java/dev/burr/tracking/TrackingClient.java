package dev.burr.tracking;

import dev.burr.core.ApplicationId;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.persistence.StateLoader;

/**
 * Records every step of the applications of one project, and gives recorded states back. Safe to share by every
 * application of a process.
 */
public interface TrackingClient extends StateLoader, AutoCloseable {

    /** The project that applications are recorded under. */
    String project();

    /**
     * The observer that records one application.
     *
     * @throws IllegalArgumentException when the id can't be recorded under; nothing was written then
     */
    LifecycleHook hookFor(ApplicationId id);

    /** Lets go of what is open. Every step that was recorded is recorded already. */
    @Override
    void close();
}
