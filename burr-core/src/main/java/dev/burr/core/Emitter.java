package dev.burr.core;

/** Takes the items of an action that streams its result, one after the other. */
@FunctionalInterface
public interface Emitter {

    /**
     * Hands an item on: to hooks, and to whoever reads the stream. Waits until that reader can take it, so that a slow
     * reader slows the action down. Items come in the order of the calls, also when several threads emit.
     *
     * @throws java.util.concurrent.CancellationException when the reader has gone or the run was cancelled: let it pass
     */
    void emit(Object item);
}
