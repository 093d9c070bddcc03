package dev.burr.tracking.file;

import dev.burr.tracking.LineEncoder;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A log while it is open: what was written to it, and how much of that the disk has. Threads that wait for the disk do so
 * outside the lock of the log, so that others may write meanwhile, and one of them syncs for all that had written by then.
 */
final class OpenLogFile {

    private final FileOutputStream out;
    private final Disk disk;
    private final NewNames names;

    /** Held by the one that syncs. Whoever closes the file takes it too, while holding the lock of the log. */
    private final ReentrantLock syncing = new ReentrantLock();

    /** Those whose entries are to be stored with the next sync. */
    private List<Path> folders;

    private volatile long written;
    private volatile long synced;
    private volatile @Nullable IOException failure;

    private OpenLogFile(FileOutputStream out, Disk disk, NewNames names, List<Path> folders) {
        this.out = out;
        this.disk = disk;
        this.names = names;
        this.folders = folders;
    }

    /**
     * Opens a log, and makes it and its folders where they are not there.
     *
     * @param mayBeNew whether somebody may have made it without waiting for the disk
     */
    static OpenLogFile open(ApplicationFiles files, Disk disk, NewNames names, boolean mayBeNew) throws IOException {
        List<Path> folders = names.foldersOf(files, mayBeNew);
        if (!Files.isDirectory(files.folder())) { // logs are opened again more often than they are made
            Files.createDirectories(files.folder());
        }
        return new OpenLogFile(LineFile.append(files.log()), disk, names, folders);
    }

    /** Needs the lock of the log. */
    void write(LineEncoder lines) throws IOException {
        lines.writeTo(out);
        if (disk.isWaitedFor()) {
            long position = written + 1; // nobody else changes it
            written = position;
        }
    }

    /** What the thread that has just written waits for when it has given the lock of the log back. */
    Pending pending() {
        if (!disk.isWaitedFor()) {
            return Pending.NONE;
        }
        long position = written;
        return () -> await(position);
    }

    /** Whether the disk has refused something, so that the file must be opened anew. */
    boolean hasFailed() {
        return failure != null;
    }

    private void await(long position) throws IOException {
        if (synced >= position) {
            return;
        }
        syncing.lock();
        try {
            if (synced < position) {
                sync();
            }
        } finally {
            syncing.unlock();
        }
    }

    /** A second sync after one that failed may succeed without having stored anything, so there is none. */
    private void sync() throws IOException {
        IOException earlier = failure;
        if (earlier != null) {
            throw new IOException(earlier.getMessage(), earlier);
        }
        long reached = written;
        try {
            disk.sync(out);
            names.store(folders);
            folders = List.of();
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        synced = reached;
    }

    /** Needs the lock of the log. Those that wait have what they wait for then, or learn that they don't. */
    void close() {
        syncing.lock();
        try {
            if (disk.isWaitedFor() && synced < written && failure == null) {
                sync();
            }
        } catch (IOException e) {
            // Told to those that wait; who does not wait any more has it.
            return;
        } finally {
            names.leave(folders);
            closeQuietly();
            syncing.unlock();
        }
    }

    private void closeQuietly() {
        try {
            out.close();
        } catch (IOException e) {
            // Nothing is buffered, so nothing is lost.
            return;
        }
    }
}
