package dev.burr.ui.ingest;

import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogReceipt;
import dev.burr.tracking.LogReceipt.Outcome;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.file.ApplicationFiles;
import dev.burr.tracking.file.ReceivedLogs;
import dev.burr.tracking.file.RecordedPart;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.storage.StorageRoot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Runs as files. Nothing is written or read through a link that leads out of the storage. */
final class FileRunIntake implements RunIntake {

    private final TrackingDirectory directory;
    private final StorageRoot storage;
    private final ReceivedLogs logs;
    private final TrackingCodec codec = TrackingCodec.standard();

    FileRunIntake(TrackingDirectory directory) {
        this.directory = directory;
        this.storage = new StorageRoot(directory.root());
        this.logs = new ReceivedLogs(directory);
    }

    @Override
    public void requireProject(String project) {
        directory.project(project);
    }

    @Override
    public LogReceipt take(String project, LogPart part) {
        boolean isInside = touchedBy(project, part).flatMap(Optional::stream).allMatch(this::isInside);
        if (!isInside) {
            return new LogReceipt(
                    part.appId(),
                    Outcome.REFUSED,
                    0,
                    false,
                    "What is in the place of its files, or of those of the run that it comes from, is a link that leads out of the"
                            + " storage, or none of them.");
        }
        return logs.receive(project, part);
    }

    /** The runs that are written to: itself, and those that it comes from, where it is entered. */
    private Stream<Optional<ApplicationFiles>> touchedBy(String project, LogPart part) {
        MetadataDocument metadata =
                codec.decodeMetadata(part.metadata()).value().orElse(MetadataDocument.EMPTY);
        Stream<Pointer> origins =
                Stream.concat(Stream.ofNullable(metadata.parent()), Stream.ofNullable(metadata.spawningParent()));
        return Stream.concat(Stream.of(part.appId()), origins.map(Pointer::appId))
                .map(app -> directory.findApplication(project, app));
    }

    @Override
    public Optional<RecordedPart> step(String project, String app, OptionalLong sequenceId) throws IOException {
        return isReadable(project, app) ? logs.step(project, app, sequenceId) : Optional.empty();
    }

    @Override
    public Optional<LogPart> documents(String project, String app) {
        return isReadable(project, app) ? logs.documents(project, app) : Optional.empty();
    }

    private boolean isReadable(String project, String app) {
        return directory
                .findApplication(project, app)
                .filter(files -> isInside(files) && storage.file(files.log()).content() != null)
                .isPresent();
    }

    /** What is not there yet will be. */
    private boolean isInside(ApplicationFiles files) {
        Path project = files.folder().resolveSibling("");
        return Stream.of(project, files.folder())
                        .allMatch(folder -> storage.link(folder).isEmpty()
                                || storage.folder(folder).isPresent())
                && Stream.of(files.log(), files.graph(), files.metadata(), files.children())
                        .allMatch(file -> storage.link(file).isEmpty()
                                || storage.file(file).content() != null);
    }
}
