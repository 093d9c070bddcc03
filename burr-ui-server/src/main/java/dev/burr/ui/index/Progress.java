package dev.burr.ui.index;

import java.time.Duration;

/** Counts what is still to be read, for those who wait for it. Safe for use by many threads. */
final class Progress {

    private int pending;
    private boolean closed;

    synchronized void begin() {
        pending++;
    }

    synchronized void end() {
        pending--;
        if (pending == 0) {
            notifyAll();
        }
    }

    synchronized int pending() {
        return pending;
    }

    /** Nothing will be done any more, and nobody needs to wait. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Waits until there is nothing left, and tells whether that is so. */
    synchronized boolean await(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (pending > 0 && !closed) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return pending == 0;
    }
}
