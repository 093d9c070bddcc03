package dev.burr.tracking.file;

import dev.burr.tracking.EncodingBuffers;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Buffers to encode lines in, used again: as a rule by the same thread, and by whichever comes next. */
final class LineBuffers {

    /** Buffers that one long line has made larger than this are not kept. */
    private static final int LARGEST = 16 << 20;

    private final AtomicReferenceArray<EncodingBuffers> free =
            new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());

    EncodingBuffers take() {
        EncodingBuffers buffers = free.getAndSet(slot(), null);
        return buffers == null ? new EncodingBuffers() : buffers;
    }

    /** They take the place of those that another thread has left there meanwhile. */
    void giveBack(EncodingBuffers buffers) {
        if (buffers.capacity() <= LARGEST) {
            free.lazySet(slot(), buffers);
        }
    }

    private int slot() {
        return (int) (Thread.currentThread().getId() % free.length());
    }
}
