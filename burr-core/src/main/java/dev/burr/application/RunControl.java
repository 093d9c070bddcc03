package dev.burr.application;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How a run is told to end, and who reads what it streams. One for each run that can be cancelled; the children of a step
 * have one of their own, which is cancelled with that of their parent.
 */
final class RunControl {

    /** Of a run on its caller's thread: nobody can cancel it. */
    static final RunControl NONE = new RunControl("", ItemReader.NONE, false);

    private final String applicationId;
    private final ItemReader reader;
    private final boolean cancellable;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Interruptible> actions = new HashSet<>();
    private final List<RunControl> children = new ArrayList<>();
    private volatile boolean cancelled;

    RunControl(String applicationId, ItemReader reader) {
        this(applicationId, reader, true);
    }

    private RunControl(String applicationId, ItemReader reader, boolean cancellable) {
        this.applicationId = applicationId;
        this.reader = reader;
        this.cancellable = cancellable;
    }

    boolean isCancellable() {
        return cancellable;
    }

    boolean isCancelled() {
        return cancelled;
    }

    void check() {
        if (cancelled) {
            throw cancellation();
        }
    }

    RunCancelledException cancellation() {
        return new RunCancelledException(applicationId);
    }

    /** The same, of what has led to it. */
    RunCancelledException cancelledBy(Throwable cause) {
        RunCancelledException cancellation = cancellation();
        cancellation.addSuppressed(cause);
        return cancellation;
    }

    /**
     * Interrupts the actions that are under way. What hooks do, such as writing a file, is never interrupted. Children come
     * first: one that runs on its parent's thread must know why that is interrupted.
     */
    void cancel() {
        lock.lock();
        try {
            cancelled = true;
            children.forEach(RunControl::cancel);
            actions.forEach(Interruptible::interrupt);
        } finally {
            lock.unlock();
        }
    }

    /** A control that can be cancelled apart, and is cancelled with this one. It is to be {@link #release released}. */
    RunControl child() {
        var child = new RunControl(applicationId, ItemReader.NONE);
        if (cancellable) {
            lock.lock();
            try {
                check();
                children.add(child);
            } finally {
                lock.unlock();
            }
        }
        return child;
    }

    void release(RunControl child) {
        lock.lock();
        try {
            children.remove(child);
        } finally {
            lock.unlock();
        }
    }

    /** An action begins on this thread. It is to be {@link #leave left} there. */
    Interruptible enter() {
        if (!cancellable) {
            return Interruptible.begin();
        }
        lock.lock();
        try {
            check();
            Interruptible action = Interruptible.begin();
            actions.add(action);
            return action;
        } finally {
            lock.unlock();
        }
    }

    /** The action has ended. The interrupt of a cancellation ends with it. */
    void leave(Interruptible action) {
        lock.lock();
        try {
            actions.remove(action);
        } finally {
            lock.unlock();
        }
        action.end();
    }

    /** Hands an item to the reader. One that has gone ends the run, and is no failure of the action. */
    void deliver(String action, Object item) {
        check();
        try {
            reader.accept(action, item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancellation();
        } catch (RunCancelledException e) {
            throw e;
        } catch (CancellationException e) {
            throw cancelledBy(e);
        }
    }
}
