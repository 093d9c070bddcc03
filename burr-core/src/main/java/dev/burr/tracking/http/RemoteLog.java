package dev.burr.tracking.http;

import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.EncodingBuffers;
import dev.burr.tracking.LineEncoder;
import dev.burr.tracking.TrackingEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One application as it is recorded here, until its lines are in the {@link Outbox}. What changes it needs its lock. */
final class RemoteLog {

    final ReentrantLock lock = new ReentrantLock();

    private final Backlog backlog;
    private final LineEncoder encoder;
    private final AtomicLong usedAt = new AtomicLong();
    private volatile @Nullable WeakReference<ApplicationRecord> writer;
    private boolean retired;

    RemoteLog(String appId, LineEncoder encoder) {
        this.backlog = new Backlog(appId);
        this.encoder = encoder;
    }

    Backlog backlog() {
        return backlog;
    }

    long usedAt() {
        return usedAt.get();
    }

    boolean isRetired() {
        return retired;
    }

    void retire() {
        retired = true;
        encoder.forget();
    }

    /** An application was built that is recorded here from now on, whichever was before. */
    void handTo(ApplicationRecord application) {
        writer = new WeakReference<>(application);
    }

    /** Whether another application object that still lives was recorded here last. */
    boolean isTakenOverBy(ApplicationRecord application) {
        WeakReference<ApplicationRecord> last = writer;
        if (last != null && last.refersTo(application)) {
            return false;
        }
        writer = new WeakReference<>(application);
        return last != null && !last.refersTo(null);
    }

    byte[] encode(List<TrackingEvent> events, EncodingBuffers buffers, long now) {
        usedAt.lazySet(now);
        encoder.encode(events, buffers);
        var lines = new ByteArrayOutputStream(encoder.length());
        try {
            encoder.writeTo(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toByteArray();
    }

    /** What was encoded last is not sent: what is encoded next must not build on it. */
    void forget() {
        encoder.forget();
    }

    void forgetIfEnded() {
        if (hasEnded()) {
            encoder.forget();
        }
    }

    /** Whether nobody holds the application any more that was recorded here last. */
    boolean hasEnded() {
        WeakReference<ApplicationRecord> last = writer;
        return last != null && last.refersTo(null);
    }
}
