package dev.burr.ui.index;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Document;
import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.StoredDocuments;
import dev.burr.ui.storage.TrackingRepository;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What is stored of a run beside its log. */
record RunDocuments(
        Document<GraphDocument> graph, Document<MetadataDocument> metadata, Document<List<ChildLink>> children) {

    static RunDocuments read(ApplicationKey key, TrackingRepository repository) {
        return of(repository.documents(key));
    }

    static RunDocuments read(StoredApplication found, TrackingRepository repository) {
        return of(repository.documents(found));
    }

    private static RunDocuments of(StoredDocuments stored) {
        return new RunDocuments(stored.graph(), stored.metadata(), stored.children());
    }

    /** Whether reading them again would give the same. Something unreadable may have been read half written. */
    boolean stillHold(Stamp then, Stamp now) {
        return problems().isEmpty() && then.modified().equals(now.modified()) && then.childBytes() == now.childBytes();
    }

    List<String> problems() {
        return Stream.of(graph.problem(), metadata.problem(), children.problem())
                .filter(Objects::nonNull)
                .toList();
    }
}
