package dev.burr.test;

import dev.burr.core.ApplicationId;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.persistence.PersistedState;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.OnFailure;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.TrackingHook;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.file.FolderNames;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tracking client for tests: it keeps what was recorded in memory, and gives it back as one that writes files does. So
 * values go through JSON here too, and ids that can't be the name of a folder are refused.
 */
public final class InMemoryTrackingClient implements TrackingClient {

    private static final FolderNames NAMES = FolderNames.ofThisSystem();

    private final String project;
    private final InMemoryTrackingSink sink = new InMemoryTrackingSink();

    private InMemoryTrackingClient(String project) {
        NAMES.requireProject(project);
        this.project = project;
    }

    /**
     * A client with nothing recorded.
     *
     * @throws IllegalArgumentException when the name can't be that of a folder
     */
    public static InMemoryTrackingClient forProject(String project) {
        return new InMemoryTrackingClient(project);
    }

    @Override
    public String project() {
        return project;
    }

    @Override
    public LifecycleHook hookFor(ApplicationId id) {
        NAMES.requireAppId(id.appId());
        return new TrackingHook(id, sink, WriterIdentity.current(), OnFailure.WARN);
    }

    @Override
    public Optional<PersistedState> load(String appId) {
        return sink.last(appId, id -> true);
    }

    @Override
    public Optional<PersistedState> load(String appId, long sequenceId) {
        return sink.last(appId, id -> id == sequenceId);
    }

    @Override
    public Optional<GraphDocument> graph(String appId) {
        return sink.graph(appId);
    }

    @Override
    public Optional<MetadataDocument> metadata(String appId) {
        return sink.metadata(appId);
    }

    @Override
    public List<String> list() {
        return sink.ids();
    }

    @Override
    public List<String> list(@Nullable String partitionKey) {
        return sink.ids().stream()
                .filter(id -> Objects.equals(
                        partitionKey,
                        sink.metadata(id).map(MetadataDocument::partitionKey).orElse(null)))
                .toList();
    }

    /** Forgets all that was recorded. What runs meanwhile is recorded again once it is built anew. */
    public void clear() {
        sink.clear();
    }

    /** Does nothing: what was recorded stays for the test to look at. */
    @Override
    public void close() {}
}
