package dev.burr.ui.ingest;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How much memory all requests together may take for what they read. Who gets none in a while comes back later. */
final class MemoryBudget {

    private static final int UNIT = 1 << 10;

    private final int units;
    private final Semaphore free;
    private final Duration patience;

    /** @param bytes all that there is */
    MemoryBudget(long bytes, Duration patience) {
        this.units = (int) Math.min(Integer.MAX_VALUE, Math.max(1, bytes / UNIT));
        this.free = new Semaphore(units);
        this.patience = patience;
    }

    /** Takes some of it, or all if it is less; 0 if there was not as much for too long. What was taken must be given back. */
    int take(long bytes) {
        int wanted = (int) Math.min(units, bytes / UNIT + 1);
        try {
            return free.tryAcquire(wanted, patience.toMillis(), TimeUnit.MILLISECONDS) ? wanted : 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    void giveBack(int taken) {
        free.release(taken);
    }
}
