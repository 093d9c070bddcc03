package dev.burr.tracking;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Buffers to encode lines in, used again: as a rule by the same thread, and by whichever comes next. Safe for use by several threads.
 */
public final class LineBuffers {

    /** Buffers that one long line has made larger than this are not kept. */
    private static final int LARGEST = 16 << 20;

    private final AtomicReferenceArray<EncodingBuffers> free =
            new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());

    /** Some that nobody else uses until they are given back. */
    public EncodingBuffers take() {
        EncodingBuffers buffers = free.getAndSet(slot(), null);
        return buffers == null ? new EncodingBuffers() : buffers;
    }

    /** They take the place of those that another thread has left there meanwhile. */
    public void giveBack(EncodingBuffers buffers) {
        if (buffers.capacity() <= LARGEST) {
            free.lazySet(slot(), buffers);
        }
    }

    private int slot() {
        return (int) (Thread.currentThread().getId() % free.length());
    }
}
