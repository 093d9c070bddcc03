package dev.burr.tracking;

import dev.burr.serde.JsonWriter;
import dev.burr.serde.Serde;
import java.io.IOException;
import java.io.Reader;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The format of Burr's files: events, links and documents to JSON and back. Fields that it does not know are passed over
 * when reading, fields that may be missing may be missing, and what makes no sense is a result that says so. Stateless
 * and safe to share.
 */
public final class TrackingCodec {

    private static final TrackingCodec STANDARD = using(Serde.standard());

    /** How much memory a client spends on last states, so that what did not change is not encoded again. */
    private static final long REMEMBERED = 64 << 20;

    private final EventEncoding events;
    private final Serde serde;

    private TrackingCodec(Serde serde) {
        this.serde = serde;
        this.events = new EventEncoding(serde);
    }

    /** Writes values in the way of {@link Serde#standard()}: hides nothing and cuts nothing. */
    public static TrackingCodec standard() {
        return STANDARD;
    }

    /** Writes the values of states, inputs, results and attributes as a serde does. */
    public static TrackingCodec using(Serde serde) {
        return new TrackingCodec(serde);
    }

    /**
     * Writes an event as one line of {@code log.jsonl}, line end included.
     *
     * @throws IllegalArgumentException for an {@link TrackingEvent.Unknown}
     */
    public void encode(TrackingEvent event, JsonWriter out) {
        events.writeLine(event, out);
    }

    /** Encodes the lines of one log that has the whole state in every end of a step. */
    public LineEncoder newLineEncoder(ImageMemory memory) {
        return new LineEncoder(events, memory, null);
    }

    /**
     * Encodes the lines of one log in which the end of a step may have only what changed.
     *
     * @param chainNames a new name each time, which no other chain in the log has; see {@link ChainPlace}
     */
    public LineEncoder newChangesEncoder(Supplier<String> chainNames) {
        return new LineEncoder(events, ImageMemory.none(), new StateChain(serde, chainNames));
    }

    /** Makes the encoder of each log that a client writes. Those that whole states are recorded with share memory for these. */
    public Supplier<LineEncoder> encoders(StateRecording recording) {
        if (recording == StateRecording.DELTA) {
            return () -> newChangesEncoder(TrackingCodec::chainName);
        }
        var memory = ImageMemory.of(REMEMBERED);
        return () -> newLineEncoder(memory);
    }

    private static String chainName() {
        return "%08x".formatted(ThreadLocalRandom.current().nextInt());
    }

    /** Writes one line of {@code children.jsonl}, line end included. */
    public void encode(ChildLink link, JsonWriter out) {
        DocumentEncoding.write(link, out);
        out.endLine();
    }

    /** The content of {@code graph.json}. */
    public byte[] encode(GraphDocument graph) {
        var out = JsonWriter.ascii();
        DocumentEncoding.write(graph, out);
        return out.toByteArray();
    }

    /** The content of {@code metadata.json}. */
    public byte[] encode(MetadataDocument metadata) {
        var out = JsonWriter.ascii();
        DocumentEncoding.write(metadata, out);
        return out.toByteArray();
    }

    /** Reads one line of {@code log.jsonl}. */
    public Decoded<TrackingEvent> decodeEvent(byte[] line) {
        return decodeEvent(line, 0, line.length);
    }

    /** Reads one line of {@code log.jsonl} that is a part of an array. */
    public Decoded<TrackingEvent> decodeEvent(byte[] buffer, int offset, int length) {
        return decode(buffer, offset, length, EventDecoding::read);
    }

    /**
     * Reads what a line of {@code log.jsonl} says of itself: the event without the values that it carries. In the places of result,
     * state, changes, the value of an attribute and its tags stand empty ones of their kind. That takes a fraction of the
     * time of {@link #decodeEvent(byte[], int, int)} and no memory however long the values are, and rejects the same lines.
     */
    public Decoded<TrackingEvent> decodeHeading(byte[] buffer, int offset, int length) {
        return decode(() -> serde.outline(buffer, offset, length, EventDecoding::isValue), EventDecoding::read);
    }

    /**
     * Reads the same of a line that is too long to be held. One in which a text where no value is, such as a stack trace, has more than
     * 1,048,576 characters is rejected.
     *
     * @param line its characters, without the line end
     * @throws IOException when {@code line} can't be read
     */
    public Decoded<TrackingEvent> decodeHeading(Reader line) throws IOException {
        try {
            Object outline = serde.outline(line, EventDecoding::isValue);
            return decode(() -> outline, EventDecoding::read);
        } catch (IllegalArgumentException e) {
            return new Decoded.Rejected<>(String.valueOf(e.getMessage()));
        }
    }

    /** Reads one line of {@code children.jsonl}. */
    public Decoded<ChildLink> decodeChildLink(byte[] buffer, int offset, int length) {
        return decode(buffer, offset, length, DocumentDecoding::childLink);
    }

    /** Reads {@code graph.json}. */
    public Decoded<GraphDocument> decodeGraph(byte[] json) {
        return decode(json, 0, json.length, DocumentDecoding::graph);
    }

    /** Reads {@code metadata.json}. */
    public Decoded<MetadataDocument> decodeMetadata(byte[] json) {
        return decode(json, 0, json.length, DocumentDecoding::metadata);
    }

    private <T> Decoded<T> decode(byte[] json, int offset, int length, Function<JsonFields, T> read) {
        return decode(() -> serde.parse(json, offset, length), read);
    }

    private static <T> Decoded<T> decode(Supplier<@Nullable Object> json, Function<JsonFields, T> read) {
        try {
            return new Decoded.Accepted<>(read.apply(JsonFields.of(json.get())));
        } catch (JsonFields.UnexpectedShape | IllegalArgumentException e) {
            return new Decoded.Rejected<>(String.valueOf(e.getMessage()));
        }
    }
}
