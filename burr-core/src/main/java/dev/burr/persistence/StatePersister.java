package dev.burr.persistence;

/**
 * A store of states, from which applications go on after a restart or on another machine. Give it to {@link
 * dev.burr.application.ApplicationBuilder#withPersister}. One persister serves any number of applications and threads.
 */
public interface StatePersister extends StateLoader, StateSaver {

    /**
     * Deletes every step of an application. An application that runs meanwhile may save further ones.
     *
     * @return whether there were any
     * @throws PersistenceException when the store can't be written
     */
    boolean delete(String appId);
}
