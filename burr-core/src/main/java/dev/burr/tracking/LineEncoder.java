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

    private static final int REFUSED_FOR = 64;

    private final EventEncoding events;
    private final ImageMemory memory;
    private final @Nullable StateChain chain;

    private @Nullable StateImage image;
    private int reserved;
    private int stateBytes;

    /** How many more states are encoded whole before memory for an image is asked for again. */
    private int refusals;

    private @Nullable JsonWriter ready;
    private int readyFrom;
    private int length;

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
        for (int i = 0; i < entries.size(); i++) {
            TrackingEvent event = entries.get(i);
            if (!(event instanceof EndEntry end)) {
                events.writeLine(event, out);
            } else if (chain != null) {
                events.writeBeforeState(end, out);
                chain.write(end.state(), out);
                EventEncoding.writeAfterState(end, out);
            } else if (entries.size() == 1 && stateBytes >= SMALLEST_IMAGE) {
                encodeInImage(end, out, buffers);
            } else {
                encodeWhole(end, out);
            }
        }
        length = ready.size() - readyFrom;
    }

    private void encodeWhole(EndEntry end, JsonWriter out) {
        events.writeBeforeState(end, out);
        int start = out.name(EventEncoding.STATE).size();
        events.values(end.state(), out);
        stateBytes = out.size() - start;
        EventEncoding.writeAfterState(end, out);
    }

    private void encodeInImage(EndEntry end, JsonWriter front, EncodingBuffers buffers) {
        if (refusals > 0 || !reserve(StateImage.ROOM + stateBytes)) {
            refusals = refusals > 0 ? refusals - 1 : REFUSED_FOR;
            encodeWhole(end, front);
            return;
        }
        StateImage current = image == null ? events.newImage() : image;
        image = current;
        try {
            current.update(end.state(), buffers);
        } catch (RuntimeException e) {
            // Larger than a line may be, as a rule: encoded anew, it gets a marker where that is so.
            forgetImage();
            encodeWhole(end, front);
            return;
        }
        events.writeBeforeState(end, front);
        front.name(EventEncoding.STATE);
        stateBytes = current.length();
        JsonWriter bytes = current.bytes();
        EventEncoding.writeAfterState(end, bytes);
        if (front.size() <= StateImage.ROOM) {
            readyFrom = StateImage.ROOM - front.size();
            bytes.overwrite(readyFrom, front);
            ready = bytes;
        } else {
            front.append(bytes, StateImage.ROOM, bytes.size());
        }
        if (current.isTooLarge()) {
            forgetImage();
        } else if (!reserve(bytes.capacity())) {
            forgetImage();
            refusals = REFUSED_FOR;
        }
    }

    /** Whether there is memory for an image of so many bytes; what it has already is not given back. */
    private boolean reserve(int bytes) {
        if (bytes <= reserved) {
            return true;
        }
        boolean got = memory.reserve(bytes - reserved);
        reserved = got ? bytes : reserved;
        return got;
    }

    /** How many bytes were encoded last. */
    public int length() {
        return length;
    }

    /** Hands what was encoded last over, in one write. */
    public void writeTo(OutputStream out) throws IOException {
        JsonWriter bytes = Objects.requireNonNull(ready, "encode first");
        // Not kept: it may be all that is left of a large image, or somebody else's next line.
        ready = null;
        bytes.writeTo(out, readyFrom);
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
    }
}
