package dev.burr.application;

import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Passes items from the thread that makes them to the one that reads them, one at a time. */
final class Handoff {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Object waiting;
    private boolean dropping;
    private boolean abandoned;
    private boolean ended;

    /** Waits until the item before has been taken. */
    void put(Object item) throws InterruptedException {
        lock.lock();
        try {
            while (waiting != null && !dropping && !abandoned) {
                changed.await();
            }
            if (abandoned) {
                throw new CancellationException("Nobody reads the stream any more.");
            }
            if (!dropping) {
                waiting = item;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The next item; null when there are no more. */
    @Nullable
    Object take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting == null && !ended && !abandoned) {
                changed.await();
            }
            Object item = waiting;
            waiting = null;
            changed.signalAll();
            return item;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the run go on without a reader. */
    void drop() {
        change(() -> dropping = true);
    }

    /** Lets the next item end the run. */
    void abandon() {
        change(() -> abandoned = true);
    }

    void end() {
        change(() -> ended = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
