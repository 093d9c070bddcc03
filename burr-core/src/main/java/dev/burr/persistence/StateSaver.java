package dev.burr.persistence;

import dev.burr.core.ApplicationId;

/** Keeps the states of applications. Safe for use by several threads; does I/O. */
public interface StateSaver {

    /**
     * Saves the state after a step, failed ones included. When this returns, the state is what {@link StateLoader#load}
     * gives, and survives whatever the store survives; when it throws, nothing was changed.
     *
     * <p>A step is saved once. That is what keeps two instances that run the same application from overwriting each other:
     * of two savers of one step, whichever is second is refused.
     *
     * @throws StepAlreadySavedException when the application has a saved step of that id
     * @throws UnserializableStateException when a value of the state can't be written as JSON
     * @throws IllegalArgumentException when the id can't be saved under
     * @throws PersistenceException when the store can't be written for another reason
     */
    void save(PersistedState step);

    /**
     * Refuses an id that can't be saved under. Asked when an application is built, so that no action runs in vain.
     *
     * @throws IllegalArgumentException when it can't be; the message says what can
     */
    default void checkId(ApplicationId id) {}
}
