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

    void giveBack(JsonWriter buffer) {
        if (buffer.capacity() <= LARGEST) {
            buffer.clear();
            boolean kept = free.offer(buffer);
            assert kept || free.remainingCapacity() == 0;
        }
    }
}
