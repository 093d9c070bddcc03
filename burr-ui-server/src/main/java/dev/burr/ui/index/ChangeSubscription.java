package dev.burr.ui.index;

import dev.burr.ui.storage.ApplicationKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The notices that one listener has not taken yet: at most one for a run, and no more than a bounded number of runs. If
 * more runs change before it comes to take them, they are replaced by the word that it must look at everything anew.
 * Any thread may offer and close, one takes.
 */
public final class ChangeSubscription implements AutoCloseable {

    static final int MOST_PENDING = 1000;

    private final Predicate<ApplicationKey> filter;
    private final Consumer<ChangeSubscription> onClose;
    private final Map<ApplicationKey, ChangeNotice> pending = new LinkedHashMap<>();
    private boolean resync;
    private boolean closed;
    private long lastTaken = System.nanoTime() - TimeUnit.HOURS.toNanos(1);

    ChangeSubscription(Predicate<ApplicationKey> filter, Consumer<ChangeSubscription> onClose) {
        this.filter = filter;
        this.onClose = onClose;
    }

    /**
     * Waits for changes and takes them all. The first after a quiet time is taken at once, others are collected.
     *
     * @param patience how long to wait for the first
     * @param coalesce how long to collect since the last time
     * @return what changed; nothing if the time is over or the subscription closed
     */
    public Batch take(Duration patience, Duration coalesce) throws InterruptedException {
        if (awaitFirst(patience)) {
            long early = lastTaken + coalesce.toNanos() - System.nanoTime();
            if (early > 0) {
                TimeUnit.NANOSECONDS.sleep(early);
            }
            lastTaken = System.nanoTime();
        }
        return drain();
    }

    /** Whether nothing will come any more. */
    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        onClose.accept(this);
    }

    synchronized void offer(ChangeNotice notice) {
        ApplicationKey key = new ApplicationKey(notice.project(), notice.app());
        if (closed || resync || !filter.test(key)) {
            return;
        }
        ChangeNotice earlier = pending.remove(key);
        if (pending.size() >= MOST_PENDING) {
            resync();
        } else {
            pending.put(key, earlier == null ? notice : notice.after(earlier));
            notifyAll();
        }
    }

    synchronized void resync() {
        pending.clear();
        resync = true;
        notifyAll();
    }

    private synchronized boolean awaitFirst(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!closed && !resync && pending.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return !closed;
    }

    private synchronized Batch drain() {
        Batch batch = new Batch(new ArrayList<>(pending.values()), resync);
        pending.clear();
        resync = false;
        return batch;
    }

    /**
     * What changed since the last time.
     *
     * @param resync whether more changed than could be kept, so that everything may have
     */
    public record Batch(List<ChangeNotice> notices, boolean resync) {

        public Batch {
            notices = List.copyOf(notices);
        }

        public boolean isEmpty() {
            return notices.isEmpty() && !resync;
        }
    }
}
