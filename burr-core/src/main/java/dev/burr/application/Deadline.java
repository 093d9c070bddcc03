package dev.burr.application;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Interrupts the thread that made it when it has not been disarmed in time. */
final class Deadline {

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Interruptible attempt;
    private final ScheduledFuture<?> alarm;

    /** Settled once, by whichever comes first: what is done ahead of the interrupt may end the work by itself. */
    private final AtomicReference<End> end = new AtomicReference<>();

    private enum End {
        PASSED,
        DISARMED
    }

    private Deadline(Duration after, Runnable before) {
        Interruptible begun = Interruptible.begin();
        this.attempt = begun;
        this.alarm = TIMER.schedule(
                () -> {
                    if (end.compareAndSet(null, End.PASSED)) {
                        before.run();
                        begun.interrupt();
                    }
                },
                after.toNanos(),
                TimeUnit.NANOSECONDS);
    }

    /**
     * Passes after this time.
     *
     * @param before what to do ahead of the interrupt; must not wait
     */
    static Deadline in(Duration time, Runnable before) {
        return new Deadline(time, before);
    }

    /** Whether it has passed; its interrupt is taken back then. It can't pass any more. */
    boolean disarm() {
        alarm.cancel(false);
        boolean passed = !end.compareAndSet(null, End.DISARMED);
        attempt.end();
        return passed;
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "burr-timeouts");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        // A thread keeps the classes of those who were the first to need it, also when a service is started anew by
        // devtools.
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }
}
