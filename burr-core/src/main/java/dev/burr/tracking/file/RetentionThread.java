package dev.burr.tracking.file;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one step after the other in a thread of its own, which keeps no process alive. The thread starts with the first step. */
final class RetentionThread implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RetentionThread.class);

    /** How long closing waits for the application that is being deleted. */
    private static final long LONGEST_END_SECONDS = 5;

    /** How long to wait after a step that failed in a way that it did not expect. */
    static final Duration AFTER_FAILURE = RetentionSweep.INTERVAL;

    private final Steps steps;
    private final ScheduledThreadPoolExecutor executor;
    private final Set<String> reported = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean begun = new AtomicBoolean();

    RetentionThread(Steps steps) {
        this(steps, new ScheduledThreadPoolExecutor(1, work -> {
            var thread = new Thread(work, "burr-retention");
            thread.setDaemon(true);
            return thread;
        }));
    }

    RetentionThread(Steps steps, ScheduledThreadPoolExecutor executor) {
        this.steps = steps;
        this.executor = executor;
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** What is done step by step. */
    interface Steps {

        /**
         * Does one; returns how long to wait until the next.
         *
         * @param ended whether to stop in the middle of it
         */
        Duration step(BooleanSupplier ended);
    }

    /** Begins, unless it has. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            schedule(Duration.ZERO);
        }
    }

    private void schedule(Duration delay) {
        try {
            var unused = executor.schedule(this::goOn, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            log.trace("Retention has ended.", e);
        }
    }

    /** The executor would keep to itself what a step fails with. */
    private void goOn() {
        Duration delay = AFTER_FAILURE;
        try {
            delay = steps.step(executor::isShutdown);
        } catch (RuntimeException | Error e) {
            report(e);
        } finally {
            schedule(delay);
        }
    }

    /** Also want of memory or stack, which passes: without deletion, the disk would fill up until the process ends. */
    private void report(Throwable failure) {
        if (reported.add(failure.getClass().getName())) {
            log.warn(
                    "Retention has failed ({}), and goes on in {}. More is kept for so long than is meant to be.",
                    failure,
                    AFTER_FAILURE,
                    failure);
        } else {
            log.debug("Retention has failed again.", failure);
        }
    }

    /** No step begins any more; one that is under way ends soon, and is waited for. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                log.debug("A run is still being deleted.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
