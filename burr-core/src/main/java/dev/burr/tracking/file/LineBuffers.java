package dev.burr.tracking.file;

import dev.burr.serde.JsonWriter;
import java.util.concurrent.ArrayBlockingQueue;

/** Buffers to encode lines in, used again by whichever thread comes next. */
final class LineBuffers {

    /** A buffer that one long line has made larger than this is not kept. */
    private static final int LARGEST = 16 << 20;

    private final ArrayBlockingQueue<JsonWriter> free =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    JsonWriter take() {
        JsonWriter buffer = free.poll();
        return buffer == null ? new JsonWriter() : buffer;
    }

    /** Whether it is kept: when enough others are, it is left to the garbage collector. */
    boolean giveBack(JsonWriter buffer) {
        if (buffer.capacity() > LARGEST) {
            return false;
        }
        buffer.clear();
        return free.offer(buffer);
    }
}
