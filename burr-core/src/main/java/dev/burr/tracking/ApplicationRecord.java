package dev.burr.tracking;

import dev.burr.core.ApplicationId;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What is recorded of an application beside its steps.
 *
 * @param id the application
 * @param graph its state machine; asked for only where it has not been recorded yet, as it may read sources
 * @param metadata what it belongs to and comes from
 * @param createdAt when it was built
 */
public record ApplicationRecord(
        ApplicationId id, Supplier<GraphDocument> graph, MetadataDocument metadata, LogTime createdAt) {

    public ApplicationRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(metadata, "metadata");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /** What is recorded each time that it is built: who writes from there on. */
    public WriterOpened opening() {
        return new WriterOpened(createdAt, Objects.requireNonNullElseGet(metadata.writer(), WriterIdentity::current));
    }
}
