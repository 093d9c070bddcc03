package dev.burr.ui.storage;

import dev.burr.tracking.Decoded;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.TrackingCodec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Remembers the graph that was read last: the next run has the same, as a rule. Safe for use by many threads. */
final class RecentGraph {

    private final TrackingCodec codec;
    private byte[] lastJson = new byte[0];
    private @Nullable Decoded<GraphDocument> last;

    RecentGraph(TrackingCodec codec) {
        this.codec = codec;
    }

    Decoded<GraphDocument> decode(byte[] json) {
        Decoded<GraphDocument> known = known(json);
        return known == null ? remember(json, codec.decodeGraph(json)) : known;
    }

    private synchronized @Nullable Decoded<GraphDocument> known(byte[] json) {
        return Arrays.equals(lastJson, json) ? last : null;
    }

    private synchronized Decoded<GraphDocument> remember(byte[] json, Decoded<GraphDocument> graph) {
        lastJson = json;
        last = graph;
        return graph;
    }
}
