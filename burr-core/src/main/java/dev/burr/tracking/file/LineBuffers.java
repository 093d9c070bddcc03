package dev.burr.tracking.file;

import dev.burr.tracking.EncodingBuffers;
import java.util.concurrent.ArrayBlockingQueue;

/** Buffers to encode lines in, used again by whichever thread comes next. */
final class LineBuffers {

    /** A buffer that one long line has made larger than this is not kept. */
    private static final int LARGEST = 16 << 20;

    private final ArrayBlockingQueue<EncodingBuffers> free =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    EncodingBuffers take() {
        EncodingBuffers buffer = free.poll();
        return buffer == null ? new EncodingBuffers() : buffer;
    }

    /** Whether it is kept: when enough others are, it is left to the garbage collector. */
    boolean giveBack(EncodingBuffers buffer) {
        if (buffer.capacity() > LARGEST) {
            return false;
        }
        return free.offer(buffer);
    }
}
