package dev.burr.application;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Interrupts the thread that made it when it has not been disarmed in time. */
final class Deadline {

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Thread thread = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private final Runnable before;
    private final ScheduledFuture<?> alarm;
    private boolean disarmed;
    private boolean passed;

    private Deadline(Duration after, Runnable before) {
        this.before = before;
        this.alarm = TIMER.schedule(this::pass, after.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Passes after this time.
     *
     * @param before what to do ahead of the interrupt; must not wait
     */
    static Deadline in(Duration time, Runnable before) {
        return new Deadline(time, before);
    }

    private void pass() {
        lock.lock();
        try {
            if (!disarmed) {
                passed = true;
                before.run();
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether it has passed; its interrupt is taken back then. It can't pass any more. */
    boolean disarm() {
        lock.lock();
        try {
            disarmed = true;
            alarm.cancel(false);
            if (passed) {
                Thread.interrupted();
            }
            return passed;
        } finally {
            lock.unlock();
        }
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "burr-timeouts");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
