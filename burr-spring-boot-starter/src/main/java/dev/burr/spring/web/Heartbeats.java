package dev.burr.spring.web;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Beats by the time. One thread looks at the clock, and each beat has one of its own: a client may be slow to take even that. */
final class Heartbeats implements Pulse {

    /** Those of the process. */
    static final Pulse STANDARD = new Heartbeats(timer(), threads());

    private static final int VIRTUAL_THREADS = 21;

    private final ScheduledExecutorService timer;
    private final Executor threads;

    Heartbeats(ScheduledExecutorService timer, Executor threads) {
        this.timer = timer;
        this.threads = threads;
    }

    @Override
    public Runnable every(Duration period, Runnable beat) {
        var beating = new Beating(period, beat);
        beating.goOn();
        return beating::end;
    }

    private final class Beating implements Runnable {

        private final Duration period;
        private final Runnable beat;
        private @Nullable Future<?> next;
        private boolean ended;

        Beating(Duration period, Runnable beat) {
            this.period = period;
            this.beat = beat;
        }

        synchronized void goOn() {
            if (!ended) {
                next = timer.schedule(() -> threads.execute(this), period.toNanos(), TimeUnit.NANOSECONDS);
            }
        }

        @Override
        public void run() {
            beat.run();
            goOn();
        }

        synchronized void end() {
            ended = true;
            if (next != null) {
                next.cancel(false);
            }
        }
    }

    private static ScheduledExecutorService timer() {
        var timer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "burr-heartbeats");
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

    private static Executor threads() {
        var threads = new SimpleAsyncTaskExecutor("burr-heartbeat-");
        threads.setDaemon(true);
        threads.setVirtualThreads(Runtime.version().feature() >= VIRTUAL_THREADS);
        return threads;
    }
}
