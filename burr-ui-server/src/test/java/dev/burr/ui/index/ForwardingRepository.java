package dev.burr.ui.index;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Document;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.Line;
import dev.burr.ui.storage.LogRead;
import dev.burr.ui.storage.LogReader;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Files, for tests that change one thing about them. */
abstract class ForwardingRepository implements TrackingRepository {

    private final TrackingRepository files;

    ForwardingRepository(Path storage) {
        this.files = new FileTrackingRepository(new TrackingDirectory(storage));
    }

    @Override
    public String location() {
        return files.location();
    }

    @Override
    public List<StoredProject> projects() {
        return files.projects();
    }

    @Override
    public Optional<StoredProject> project(String projectId) {
        return files.project(projectId);
    }

    @Override
    public List<StoredApplication> applications(String projectId) {
        return files.applications(projectId);
    }

    @Override
    public Optional<StoredApplication> application(ApplicationKey key) {
        return files.application(key);
    }

    @Override
    public Optional<Instant> lastWritten(ApplicationKey key) {
        return files.lastWritten(key);
    }

    @Override
    public Document<GraphDocument> graph(ApplicationKey key) {
        return files.graph(key);
    }

    @Override
    public Document<MetadataDocument> metadata(ApplicationKey key) {
        return files.metadata(key);
    }

    @Override
    public Document<List<ChildLink>> children(ApplicationKey key) {
        return files.children(key);
    }

    @Override
    public LogRead readLog(ApplicationKey key, long position, LogReader reader) {
        return files.readLog(key, position, reader);
    }

    @Override
    public Optional<TrackingEvent> event(ApplicationKey key, Line line) {
        return files.event(key, line);
    }

    @Override
    public List<Optional<TrackingEvent>> events(ApplicationKey key, List<Line> lines) {
        return files.events(key, lines);
    }

    @Override
    public OptionalLong fingerprint(ApplicationKey key, Line line) {
        return files.fingerprint(key, line);
    }
}
