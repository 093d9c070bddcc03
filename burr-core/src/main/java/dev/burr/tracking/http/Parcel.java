package dev.burr.tracking.http;

import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.http.Backlog.Chunk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first lines of a backlog, as they are sent in one request.
 *
 * @param chunks of the backlog
 * @param at where in the log they belong
 * @param application what to make graph and metadata of; null when they need not be sent
 */
@SuppressWarnings("ArrayRecordComponent") // nobody else has it
record Parcel(Backlog backlog, List<Chunk> chunks, byte[] lines, long at, @Nullable ApplicationRecord application) {

    /** How many events they are. */
    int events() {
        return chunks.stream().mapToInt(Chunk::events).sum();
    }
}
