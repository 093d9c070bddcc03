package dev.burr.tracking.file;

import dev.burr.tracking.EncodingBuffers;
import dev.burr.tracking.LineEncoder;
import dev.burr.tracking.TrackingEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
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
    private @Nullable OutputStream out;
    private @Nullable Object fileKey;
    private long checkedAt;
    private boolean retired;
    private volatile long usedAt;

    ApplicationLog(String appId, ApplicationFiles files, LineEncoder encoder) {
        this.appId = appId;
        this.files = files;
        this.encoder = encoder;
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
            fileKey = key();
            checkedAt = now;
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
    }

    /** Closes the file when it is no longer the one of its name. That costs a system call, so it is asked now and then. */
    void closeIfGone(long now, long interval) {
        if (out == null || now - checkedAt < interval) {
            return;
        }
        checkedAt = now;
        try {
            if (!Objects.equals(key(), fileKey)) {
                close();
            }
        } catch (NoSuchFileException e) {
            close();
        } catch (IOException e) {
            // Not known to be gone; the next write will tell.
            return;
        }
    }

    private @Nullable Object key() throws IOException {
        return Files.readAttributes(files.log(), BasicFileAttributes.class).fileKey();
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
