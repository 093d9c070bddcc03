package dev.burr.application;

import dev.burr.lifecycle.StreamFinished;
import dev.burr.lifecycle.StreamItem;
import dev.burr.lifecycle.StreamStarted;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** How far the stream of a step has come. Several threads may emit; their items come one after the other. */
final class StreamProgress {

    private final ApplicationSpec spec;
    private final String action;
    private final long sequenceId;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Instant started;
    private @Nullable Instant firstItem;
    private long items;

    StreamProgress(ApplicationSpec spec, String action, long sequenceId) {
        this.spec = spec;
        this.action = action;
        this.sequenceId = sequenceId;
    }

    void start() {
        Instant now = spec.clock().instant();
        started = now;
        if (!spec.hooks().isEmpty()) {
            spec.hooks().fire(new StreamStarted(spec.id(), sequenceId, action, now));
        }
    }

    boolean hasItems() {
        lock.lock();
        try {
            return items > 0;
        } finally {
            lock.unlock();
        }
    }

    void emit(Object item, RunControl control) {
        lock.lock();
        try {
            control.check();
            Instant now = spec.clock().instant();
            Instant first = firstItem == null ? now : firstItem;
            firstItem = first;
            long index = items++;
            if (!spec.hooks().isEmpty()) {
                Instant since = started == null ? now : started;
                spec.hooks().fire(new StreamItem(spec.id(), sequenceId, action, item, index, since, first, now));
            }
            control.deliver(action, item);
        } finally {
            lock.unlock();
        }
    }

    void finish() {
        lock.lock();
        try {
            if (started != null && !spec.hooks().isEmpty()) {
                spec.hooks()
                        .fire(new StreamFinished(
                                spec.id(),
                                sequenceId,
                                action,
                                items,
                                spec.clock().instant()));
            }
        } finally {
            lock.unlock();
        }
    }
}
