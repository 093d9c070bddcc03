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
    private boolean ended;
    private boolean vetoed;

    StreamProgress(ApplicationSpec spec, String action, long sequenceId) {
        this.spec = spec;
        this.action = action;
        this.sequenceId = sequenceId;
    }

    void start() {
        if (!spec.hooks().isEmpty()) {
            Instant now = spec.clock().instant();
            started = now;
            spec.fire(new StreamStarted(spec.id(), sequenceId, action, now));
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
            if (ended) {
                throw new IllegalStateException(
                        "Action '%s' emits an item after its step %d has ended. Wait for what emits before the action returns."
                                .formatted(action, sequenceId));
            }
            long index = items++;
            if (!spec.hooks().isEmpty()) {
                fire(item, index);
            }
            control.deliver(action, item);
        } finally {
            lock.unlock();
        }
    }

    private void fire(Object item, long index) {
        Instant now = spec.clock().instant();
        Instant since = started == null ? now : started;
        Instant first = firstItem == null ? now : firstItem;
        firstItem = first;
        try {
            spec.fire(new StreamItem(spec.id(), sequenceId, action, item, index, since, first, now));
        } catch (RuntimeException veto) {
            vetoed = true;
            throw veto;
        }
    }

    /** Whether a hook has refused an item: what the step fails with is then no failure of its action. */
    boolean isVetoed() {
        lock.lock();
        try {
            return vetoed;
        } finally {
            lock.unlock();
        }
    }

    void finish() {
        lock.lock();
        try {
            ended = true;
            if (started != null && !spec.hooks().isEmpty()) {
                spec.fire(new StreamFinished(
                        spec.id(), sequenceId, action, items, spec.clock().instant()));
            }
        } finally {
            lock.unlock();
        }
    }
}
