package dev.burr.ui.folders;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one at a time do something, of all threads and processes of this machine that name the same file. The system gives a
 * lock back whose process has ended. The file stays: who deleted it could not know that nobody waits for it. Not reentrant.
 */
public final class ProcessLock {

    /** The system does not tell the threads of a process apart. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final Path file;
    private final ReentrantLock threads;

    /** @param file need not exist, nor its folder; nothing else may be in it */
    public ProcessLock(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.threads = THREADS.computeIfAbsent(this.file, absent -> new ReentrantLock());
    }

    /**
     * Waits until nobody else has it.
     *
     * @throws IOException when the file can't be made or locked; nothing is held then
     */
    public Held acquire() throws IOException {
        threads.lock();
        boolean done = false;
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Held held = lock(channel);
            done = true;
            return held;
        } finally {
            if (!done) {
                threads.unlock();
            }
        }
    }

    /** Waits until no other thread of this process has it, for where there can be no file. */
    public Held acquireInThisProcess() {
        threads.lock();
        return threads::unlock;
    }

    private Held lock(FileChannel channel) throws IOException {
        boolean done = false;
        try {
            FileLock lock = channel.lock();
            done = true;
            return () -> {
                try (channel) {
                    lock.release();
                } finally {
                    threads.unlock();
                }
            };
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    /** What is held until it is closed, by the thread that acquired it. */
    @FunctionalInterface
    public interface Held extends AutoCloseable {

        @Override
        void close() throws IOException;
    }
}
