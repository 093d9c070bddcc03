package dev.burr.storage.contract;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.TrackingEvent;
import dev.burr.ui.storage.ApplicationKey;
import java.util.List;

/** How runs get into a storage that is tested. What a method has stored, the repository answers with when it has returned. */
public interface RunRecorder {

    /** Stores an application without entries, and its project where that is new. */
    void create(ApplicationKey key, GraphDocument graph, MetadataDocument metadata);

    /** Adds entries to the end of a log. */
    void append(ApplicationKey key, List<TrackingEvent> entries);

    /** Adds an entry that no reader understands, however that comes about in this storage. */
    void appendUnreadable(ApplicationKey key);

    /** Puts another log in the place of the one that is there. */
    void replace(ApplicationKey key, List<TrackingEvent> entries);

    /** Stores that a child came out of an application, behind those that did before. */
    void link(ApplicationKey key, ChildLink child);

    /** Takes an application away. */
    void delete(ApplicationKey key);
}
