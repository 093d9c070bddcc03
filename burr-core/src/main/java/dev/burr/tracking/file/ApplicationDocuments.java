package dev.burr.tracking.file;

import dev.burr.serde.JsonWriter;
import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.ChildLink;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingCodec;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Writes what stands beside the log of a new application: its graph, its metadata, and its link at the parent. */
final class ApplicationDocuments {

    /** File locks are per process, so that its threads need a lock of their own. Links are rare: one will do. */
    private static final ReentrantLock LINKING = new ReentrantLock();

    private final TrackingDirectory directory;
    private final String project;
    private final Disk disk;
    private final TrackingCodec codec = TrackingCodec.standard();

    ApplicationDocuments(TrackingDirectory directory, String project, Disk disk) {
        this.directory = directory;
        this.project = project;
        this.disk = disk;
    }

    /**
     * A file that is to be written, or a link that is to be added to one.
     *
     * @param file what it is for, which a report of its failure names
     */
    record Part(Path file, Writing writing) {}

    /** Writes a part. */
    interface Writing {
        void run() throws IOException;
    }

    /**
     * What is missing, in parts: what one fails with must not keep the others from being written. What is there stays as it is,
     * as Burr has it.
     */
    List<Part> missing(ApplicationFiles files, ApplicationRecord application) {
        var parts = new ArrayList<Part>();
        if (!Files.exists(files.graph())) {
            parts.add(new Part(
                    files.graph(),
                    () -> WholeFile.write(
                            files.graph(), codec.encode(application.graph().get()), disk)));
        }
        if (!Files.exists(files.metadata())) {
            MetadataDocument metadata = application.metadata();
            addLink(parts, application, metadata.parent(), ChildLink.Kind.FORK);
            addLink(parts, application, metadata.spawningParent(), ChildLink.Kind.SPAWN);
            parts.add(
                    new Part(files.metadata(), () -> WholeFile.write(files.metadata(), codec.encode(metadata), disk)));
        }
        return parts;
    }

    /**
     * The application's line among the children of its parent. A parent that is not recorded here gets no folder for that:
     * Burr's server can't read one that has no log.
     */
    private void addLink(
            List<Part> parts, ApplicationRecord application, @Nullable Pointer parent, ChildLink.Kind kind) {
        if (parent == null) {
            return;
        }
        directory
                .findApplication(project, parent.appId())
                .filter(files -> Files.isDirectory(files.folder()))
                .ifPresent(files -> parts.add(new Part(
                        files.children(), () -> appendLocked(files, line(application, kind, parent.sequenceId())))));
    }

    private JsonWriter line(ApplicationRecord application, ChildLink.Kind kind, @Nullable Long sequenceId) {
        var child = new Pointer(application.id().appId(), null, application.id().partitionKey());
        var line = new JsonWriter();
        codec.encode(new ChildLink(child, application.createdAt(), kind, sequenceId), line);
        return line;
    }

    private void appendLocked(ApplicationFiles files, JsonWriter line) throws IOException {
        // An interrupted thread could not take a file lock.
        boolean interrupted = Thread.interrupted();
        LINKING.lock();
        try (FileChannel channel =
                FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // until the channel is closed
            try (FileOutputStream out = LineFile.append(files.children())) {
                line.writeTo(out);
                disk.sync(out);
            }
        } finally {
            LINKING.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
