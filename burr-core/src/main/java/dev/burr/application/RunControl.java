package dev.burr.application;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** How a run is told to end, and who reads what it streams. One for each run that can be cancelled. */
final class RunControl {

    /** Of a run on its caller's thread: nobody can cancel it. */
    static final RunControl NONE = new RunControl("", ItemReader.NONE, false);

    private final String applicationId;
    private final ItemReader reader;
    private final boolean cancellable;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread worker;
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

    /** Interrupts an action that is under way. What hooks do, such as writing a file, is never interrupted. */
    void cancel() {
        lock.lock();
        try {
            cancelled = true;
            if (worker != null) {
                worker.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** An action begins on this thread. */
    void enter() {
        if (!cancellable) {
            return;
        }
        lock.lock();
        try {
            check();
            worker = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    /** The action has ended. The interrupt of a cancellation ends with it. */
    void leave() {
        if (!cancellable) {
            return;
        }
        lock.lock();
        try {
            worker = null;
            if (cancelled) {
                Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    void deliver(String action, Object item) {
        check();
        try {
            reader.accept(action, item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cancellation();
        }
    }
}
