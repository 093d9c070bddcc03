package dev.burr.tracking;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much memory all the logs of a client may use to remember their last states from one line to the next. A log that gets
 * none encodes each state anew. Safe for use by several threads.
 */
public final class ImageMemory {

    private final AtomicLong free;

    private ImageMemory(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /** At most so many bytes. */
    public static ImageMemory of(long bytes) {
        return new ImageMemory(bytes);
    }

    static ImageMemory none() {
        return new ImageMemory(0);
    }

    /** Takes some of it, if there is as much. */
    boolean reserve(long bytes) {
        long left = free.get();
        while (left >= bytes) {
            if (free.compareAndSet(left, left - bytes)) {
                return true;
            }
            left = free.get();
        }
        return false;
    }

    void release(long bytes) {
        free.addAndGet(bytes);
    }
}
