package dev.burr.ui.storage;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import java.util.List;

/** What is stored of an application beside its log. */
public record StoredDocuments(
        Document<GraphDocument> graph, Document<MetadataDocument> metadata, Document<List<ChildLink>> children) {

    static final StoredDocuments MISSING =
            new StoredDocuments(Document.missing(), Document.missing(), Document.missing());
}
