package dev.burr.tracking.file;

import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.EncodingBuffers;
import dev.burr.tracking.LineEncoder;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.file.LogWatch.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The {@code log.jsonl} of one application, open or not. What changes it needs its lock. */
final class ApplicationLog {

    final ReentrantLock lock = new ReentrantLock();

    private final String appId;
    private final ApplicationFiles files;
    private final LineEncoder encoder;
    private final LogWatch watch;
    private @Nullable WeakReference<ApplicationRecord> writer;
    private @Nullable OutputStream out;
    private boolean retired;
    private volatile long usedAt;

    ApplicationLog(String appId, ApplicationFiles files, LineEncoder encoder) {
        this.appId = appId;
        this.files = files;
        this.encoder = encoder;
        this.watch = new LogWatch(files.log());
    }

    String appId() {
        return appId;
    }

    ApplicationFiles files() {
        return files;
    }

    boolean isOpen() {
        return out != null;
    }

    /** When it was last written to. */
    long usedAt() {
        return usedAt;
    }

    /** Whether another object has taken over this file. */
    boolean isRetired() {
        return retired;
    }

    void open(long now) throws IOException {
        OutputStream opened = LineFile.append(files.log());
        try {
            watch.begin(now);
            usedAt = now;
            out = opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    /** Writes whole lines in one go. After a failure the file is closed: opening it again ends what is torn. */
    void write(List<TrackingEvent> events, EncodingBuffers buffers, long now) throws IOException {
        usedAt = now;
        boolean written = false;
        try {
            encoder.encode(events, buffers);
            encoder.writeTo(Objects.requireNonNull(out, "open first"));
            written = true;
        } finally {
            if (!written) {
                close();
            }
        }
        watch.wrote(encoder.length(), events.size());
    }

    /** An application was built that writes here from now on, whoever did before. */
    Finding handTo(ApplicationRecord application, long now) {
        writer = new WeakReference<>(application);
        return out == null ? Finding.SAME : look(now);
    }

    /** Looks now and then whether the file is still there, and whether this application is the only one that writes to it. */
    Finding lookAsDue(ApplicationRecord application, long now) {
        Finding found = out == null || !watch.isDue(now) ? Finding.SAME : look(now);
        WeakReference<ApplicationRecord> last = writer;
        if (last != null && last.refersTo(application)) {
            return found;
        }
        writer = new WeakReference<>(application);
        boolean otherLives = last != null && !last.refersTo(null);
        return found == Finding.SAME && otherLives ? Finding.SHARED : found;
    }

    /** How many events may be lost when the file is gone. */
    int unseen() {
        return watch.unseen();
    }

    private Finding look(long now) {
        Finding found = watch.look(now);
        if (found == Finding.GONE) {
            close();
        }
        return found;
    }

    void retire() {
        retired = true;
        close();
    }

    private void close() {
        OutputStream stream = out;
        out = null;
        encoder.forget();
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                // Nothing is buffered, so nothing is lost.
                return;
            }
        }
    }
}
