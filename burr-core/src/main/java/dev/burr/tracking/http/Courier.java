package dev.burr.tracking.http;

import dev.burr.tracking.http.Backlog.Mark;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that sends, which is there while there is something to send. It is a daemon: what still waits when the process ends is
 * sent by a shutdown hook, as far as there is time.
 */
final class Courier {

    private static final Logger log = LoggerFactory.getLogger(RemoteTrackingClient.class);
    private static final long IDLE_SECONDS = 10;
    private static final Duration AFTER_DEFECT = Duration.ofSeconds(30);

    private final Outbox outbox;
    private final Delivery delivery;
    private final RemoteFailures failures;
    private final Duration flushTimeout;
    private final Thread atTheEnd = new Thread(this::finish, "burr-remote-tracking-end");
    private final AtomicBoolean running = new AtomicBoolean();
    private boolean guarded;
    private volatile boolean closed;

    /** What was waited for in vain after that: until it is gone, nobody waits again. */
    private volatile List<Mark> givenUp = List.of();

    Courier(Outbox outbox, Delivery delivery, RemoteFailures failures, Duration flushTimeout) {
        this.outbox = outbox;
        this.delivery = delivery;
        this.failures = failures;
        this.flushTimeout = flushTimeout;
    }

    /** Sees to it that what was put into the outbox is sent. Where the client is closed, waits for that, if the server answers. */
    void collect() {
        start();
        if (closed && failures.problem().isEmpty() && outbox.awaitSent(givenUp, 0)) {
            List<Mark> ends = outbox.ends();
            givenUp = flush(ends) ? List.of() : ends;
        }
    }

    /** Has the server asked whether it takes events, in the background. */
    void ask() {
        outbox.bell().ask();
        start();
    }

    /**
     * Waits until all is sent that waits now, for as long as a client may. What comes meanwhile is not waited for.
     *
     * @return whether it is
     */
    boolean flush() {
        return flush(outbox.ends());
    }

    /** The same of one application. */
    boolean flush(Backlog backlog) {
        return flush(outbox.ends(backlog));
    }

    private boolean flush(List<Mark> ends) {
        hurry();
        return outbox.awaitSent(ends, flushTimeout.toNanos());
    }

    private void hurry() {
        start();
        outbox.hurry();
    }

    /** Sends what waits, as far as there is time. What comes later is sent too. */
    void close() {
        closed = true;
        finish();
        outbox.bell().close();
        unguard();
    }

    private void finish() {
        if (outbox.events() == 0) {
            return;
        }
        hurry();
        long dropped = outbox.awaitEmpty(flushTimeout.toNanos()) ? 0 : outbox.clear();
        if (dropped > 0) {
            failures.leftBehind(dropped);
        }
    }

    private void start() {
        if (running.get() || !running.compareAndSet(false, true)) {
            return;
        }
        guard();
        var thread = new Thread(null, this::run, "burr-remote-tracking", 0, false); // of no run, whose thread starts it
        thread.setDaemon(true);
        boolean started = false;
        try {
            thread.start();
            started = true;
        } finally {
            if (!started) { // the system may have no thread left now, and have one later
                running.set(false);
            }
        }
    }

    private synchronized void guard() {
        if (guarded || closed) {
            return;
        }
        try {
            Runtime.getRuntime().addShutdownHook(atTheEnd);
            guarded = true;
        } catch (IllegalStateException e) {
            log.debug("The process ends already: nothing waits for what is recorded now.", e);
        }
    }

    private synchronized void unguard() {
        if (!guarded) {
            return;
        }
        guarded = false;
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException e) {
            log.debug("The process ends already, and has sent what it could.", e);
        }
    }

    private void run() {
        try {
            boolean work = true;
            while (work) {
                work = work();
            }
        } catch (InterruptedException e) {
            log.debug("Somebody wants the thread that sends to end. It begins again with the next event.", e);
        } finally {
            running.set(false);
            if (outbox.bell().hasWork()) {
                start(); // put in after it was looked for, when this thread still counted as running
            }
        }
    }

    private boolean work() throws InterruptedException {
        long rest = round();
        if (rest == Delivery.NOTHING_WAITS) {
            return outbox.bell().awaitWork(IDLE_SECONDS);
        }
        if (rest > 0 && isInAHurryAfter(rest)) {
            delivery.startAnew();
        }
        return true;
    }

    private boolean isInAHurryAfter(long rest) throws InterruptedException {
        return delivery.isHeldUp() ? outbox.bell().rest(rest) : outbox.bell().restUntilOffered(rest);
    }

    /** Nothing may end this thread while something waits to be sent. */
    private long round() throws InterruptedException {
        try {
            return delivery.round();
        } catch (RuntimeException | Error e) { // such as too little memory, which may be there later
            failures.failed(e);
            outbox.bell().rest(AFTER_DEFECT.toNanos());
            return 0;
        }
    }
}
