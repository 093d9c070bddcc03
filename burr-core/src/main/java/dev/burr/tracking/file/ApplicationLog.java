package dev.burr.tracking.file;

import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.EncodingBuffers;
import dev.burr.tracking.LineEncoder;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.file.LogWatch.Finding;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
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
    private final Disk disk;
    private final NewNames names;
    private final Set<ApplicationDocuments.Kind> missing = EnumSet.noneOf(ApplicationDocuments.Kind.class);
    private @Nullable OpenLogFile out;
    private @Nullable Refusal refusal;
    private boolean justBuilt;

    /** Whether somebody else may have made the file, without waiting for the disk. */
    private boolean mayBeNew;

    private boolean looked;
    private boolean retired;
    private final AtomicLong usedAt = new AtomicLong();

    ApplicationLog(String appId, ApplicationFiles files, LineEncoder encoder, Disk disk, NewNames names) {
        this.appId = appId;
        this.files = files;
        this.encoder = encoder;
        this.disk = disk;
        this.names = names;
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
        return usedAt.get();
    }

    /** Whether another object has taken over this file. */
    boolean isRetired() {
        return retired;
    }

    /** Opens the file, or says again why that failed when it was last tried. */
    void open(long now) throws IOException {
        Refusal earlier = refusal;
        if (earlier != null && !justBuilt && !earlier.isWorthATry(now)) {
            throw earlier.cause();
        }
        try {
            tryToOpen(now);
        } catch (IOException e) {
            if (earlier == null) {
                refusal = new Refusal(e, now);
            } else {
                earlier.again(e, now);
            }
            throw e;
        } finally {
            justBuilt = false;
        }
        refusal = null;
    }

    private void tryToOpen(long now) throws IOException {
        OpenLogFile opened = OpenLogFile.open(files, disk, names, mayBeNew);
        try {
            watch.begin(now);
            usedAt.set(now);
            out = opened;
            mayBeNew = false;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    /** Writes whole lines in one go. After a failure the file is closed: opening it again ends what is torn. */
    Pending write(List<TrackingEvent> events, EncodingBuffers buffers, long now) throws IOException {
        usedAt.lazySet(now); // whoever makes room may see it a little later
        OpenLogFile file = Objects.requireNonNull(out, "open first");
        boolean written = false;
        try {
            encoder.encode(events, buffers);
            file.write(encoder);
            written = true;
        } finally {
            if (!written) {
                close();
            }
        }
        watch.wrote(encoder.length(), events.size(), now);
        return file.pending();
    }

    /** How many bytes were written last. */
    int lastLength() {
        return encoder.length();
    }

    /** An application was built that writes here from now on, whoever did before. */
    Finding handTo(ApplicationRecord application, long now) {
        writer = new WeakReference<>(application);
        justBuilt = true;
        mayBeNew = true;
        return out == null ? Finding.SAME : look(now);
    }

    /** Looks now and then whether the file is still there, and whether this application is the only one that writes to it. */
    Finding lookAsDue(ApplicationRecord application, long now) {
        if (out != null && out.hasFailed()) {
            close();
        }
        looked = out != null && watch.isDue(now);
        Finding found = looked ? look(now) : Finding.SAME;
        WeakReference<ApplicationRecord> last = writer;
        if (last != null && last.refersTo(application)) {
            return found;
        }
        writer = new WeakReference<>(application);
        boolean otherLives = last != null && !last.refersTo(null);
        return found == Finding.SAME && otherLives ? Finding.SHARED : found;
    }

    /** Whether the last time that it was asked to look was one to do so: also to try again what failed. */
    boolean hasLooked() {
        return looked;
    }

    /** What is to be written beside it, and is not yet. For its user to change. */
    Set<ApplicationDocuments.Kind> missing() {
        return missing;
    }

    /** How many events may be lost when the file is gone. */
    int unseen() {
        return watch.unseen();
    }

    private Finding look(long now) {
        Finding found = watch.look(now);
        if (found == Finding.GONE || found == Finding.DELETED) {
            mayBeNew = true;
            close();
        }
        return found;
    }

    /** Forgets the last state of an application that nobody holds any more. */
    void forgetIfEnded() {
        WeakReference<ApplicationRecord> last = writer;
        if (last != null && last.refersTo(null)) {
            encoder.forget();
        }
    }

    void retire() {
        retired = true;
        close();
    }

    private void close() {
        OpenLogFile file = out;
        out = null;
        encoder.forget();
        if (file != null) {
            file.close();
        }
    }
}
