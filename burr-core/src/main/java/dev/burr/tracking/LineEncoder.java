package dev.burr.tracking;

import dev.burr.serde.JsonWriter;
import dev.burr.tracking.TrackingEvent.EndEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the lines of one log. It remembers the last state, so that what did not change since is not encoded again: its
 * bytes are used again where the whole state is recorded, and left out where changes are. Only values that can't change are
 * remembered. Belongs to one thread at a time.
 */
public final class LineEncoder {

    /** Below that, encoding a state takes no longer than finding out what of it has changed. */
    private static final int SMALLEST_IMAGE = 1 << 10;

    private final EventEncoding events;
    private final ImageMemory memory;
    private final @Nullable StateChain chain;

    private @Nullable StateImage image;
    private int reserved;
    private int stateBytes;

    private @Nullable JsonWriter ready;
    private int readyFrom;

    LineEncoder(EventEncoding events, ImageMemory memory, @Nullable StateChain chain) {
        this.events = events;
        this.memory = memory;
        this.chain = chain;
    }

    /** Encodes events as lines, for {@link #writeTo}, which has to follow before the buffers are used for something else. */
    public void encode(List<TrackingEvent> entries, EncodingBuffers buffers) {
        JsonWriter out = buffers.lines();
        ready = out;
        readyFrom = 0;
        for (TrackingEvent event : entries) {
            if (!(event instanceof EndEntry end)) {
                events.writeLine(event, out);
            } else if (chain != null) {
                events.begin(end, out);
                chain.write(end.state(), out);
                EventEncoding.end(end, out);
            } else if (entries.size() == 1 && stateBytes >= SMALLEST_IMAGE) {
                encodeInImage(end, out, buffers);
            } else {
                encodeWhole(end, out);
            }
        }
    }

    private void encodeWhole(EndEntry end, JsonWriter out) {
        events.begin(end, out);
        int start = out.name("state").size();
        events.values(end.state(), out);
        stateBytes = out.size() - start;
        EventEncoding.end(end, out);
    }

    private void encodeInImage(EndEntry end, JsonWriter front, EncodingBuffers buffers) {
        StateImage current = image;
        if (current == null) {
            current = events.newImage();
            image = current;
        }
        events.begin(end, front);
        front.name("state");
        current.update(end.state(), buffers);
        stateBytes = current.length();
        JsonWriter bytes = current.bytes();
        EventEncoding.end(end, bytes);
        if (front.size() <= StateImage.ROOM) {
            readyFrom = StateImage.ROOM - front.size();
            bytes.overwrite(readyFrom, front);
            ready = bytes;
        } else {
            front.append(bytes, StateImage.ROOM, bytes.size());
        }
        reserve(bytes.capacity());
    }

    private void reserve(int bytes) {
        if (bytes > reserved) {
            if (memory.reserve(bytes - reserved)) {
                reserved = bytes;
            } else {
                forgetImage();
            }
        }
    }

    /** How many bytes were encoded last. */
    public int length() {
        return Objects.requireNonNull(ready, "encode first").size() - readyFrom;
    }

    /** Hands what was encoded last over, in one write. */
    public void writeTo(OutputStream out) throws IOException {
        Objects.requireNonNull(ready, "encode first").writeTo(out, readyFrom);
    }

    /** Forgets the last state: what is encoded next does not build on it. For when it is not sure that it was written. */
    public void forget() {
        forgetImage();
        ready = null;
        if (chain != null) {
            chain.end();
        }
    }

    private void forgetImage() {
        memory.release(reserved);
        reserved = 0;
        image = null;
        stateBytes = 0;
    }
}
