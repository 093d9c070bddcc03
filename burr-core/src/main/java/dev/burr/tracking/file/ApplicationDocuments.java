package dev.burr.tracking.file;

import dev.burr.core.ApplicationId;
import dev.burr.serde.JsonWriter;
import dev.burr.tracking.ApplicationRecord;
import dev.burr.tracking.ChildLink;
import dev.burr.tracking.LogTime;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes what stands beside the log of a new application: its graph, its metadata, and its link at the parent. */
final class ApplicationDocuments {

    /** File locks are per process, so that its threads need a lock of their own. Links are rare: one will do. */
    private static final ReentrantLock LINKING = new ReentrantLock();

    private static final TrackingCodec CODEC = TrackingCodec.standard();

    private final TrackingDirectory directory;
    private final String project;
    private final Disk disk;

    ApplicationDocuments(TrackingDirectory directory, String project, Disk disk) {
        this.directory = directory;
        this.project = project;
        this.disk = disk;
    }

    /** What there may be to write. */
    enum Kind {
        GRAPH,
        FORK,
        SPAWN,
        METADATA
    }

    /**
     * A file that is to be written, or a link that is to be added to one.
     *
     * @param file what it is for, which a report of its failure names
     */
    record Part(Kind kind, Path file, Writing writing) {}

    /** Writes a part. */
    interface Writing {
        void run() throws IOException;
    }

    /** What is missing beside a log that was just opened. What is there stays as it is, as Burr has it. */
    Set<Kind> missing(ApplicationFiles files) {
        Set<Kind> missing = EnumSet.noneOf(Kind.class);
        if (!Files.exists(files.graph())) {
            missing.add(Kind.GRAPH);
        }
        if (!Files.exists(files.metadata())) {
            missing.addAll(EnumSet.of(Kind.FORK, Kind.SPAWN, Kind.METADATA));
        }
        return missing;
    }

    /**
     * What is to be written of an application.
     *
     * @param graph the content of its file, asked for only where it is written
     * @param metadataJson the same
     */
    record Contents(
            ApplicationId id,
            LogTime createdAt,
            MetadataDocument metadata,
            Supplier<byte[]> graph,
            Supplier<byte[]> metadataJson) {

        static Contents of(ApplicationRecord application) {
            MetadataDocument metadata = application.metadata();
            return new Contents(
                    application.id(),
                    application.createdAt(),
                    metadata,
                    () -> CODEC.encode(application.graph().get()),
                    () -> CODEC.encode(metadata));
        }
    }

    /**
     * How to write that, in parts: what one fails with must not keep the others from being written.
     *
     * @param again whether an earlier try may have done some of it, such as one that a full disk has ended
     */
    List<Part> parts(Set<Kind> kinds, ApplicationFiles files, Contents contents, boolean again) {
        MetadataDocument metadata = contents.metadata();
        var parts = new ArrayList<Part>();
        for (Kind kind : kinds) {
            switch (kind) {
                case GRAPH -> parts.add(document(kind, files.graph(), contents.graph()));
                case FORK -> addLink(parts, kind, link(contents, metadata.parent(), ChildLink.Kind.FORK), again);
                case SPAWN ->
                    addLink(parts, kind, link(contents, metadata.spawningParent(), ChildLink.Kind.SPAWN), again);
                case METADATA -> parts.add(document(kind, files.metadata(), contents.metadataJson()));
            }
        }
        return parts;
    }

    /** Another may have written it by the time that it is tried again. */
    private Part document(Kind kind, Path file, Supplier<byte[]> content) {
        return new Part(kind, file, () -> {
            if (!Files.exists(file)) {
                WholeFile.write(file, content.get(), disk);
            }
        });
    }

    private static @Nullable FamilyLink link(Contents application, @Nullable Pointer parent, ChildLink.Kind kind) {
        if (parent == null) {
            return null;
        }
        var child = new Pointer(application.id().appId(), null, application.id().partitionKey());
        return new FamilyLink(parent.appId(), new ChildLink(child, application.createdAt(), kind, parent.sequenceId()));
    }

    /** What a parent has of a child. */
    private record FamilyLink(String parent, ChildLink child) {}

    /**
     * The application's line among the children of its parent. A parent that is not recorded here gets no folder for that:
     * Burr's server can't read one that has no log.
     */
    private void addLink(List<Part> parts, Kind kind, @Nullable FamilyLink link, boolean again) {
        if (link == null) {
            return;
        }
        directory
                .findApplication(project, link.parent())
                .filter(files -> Files.isDirectory(files.folder()))
                .ifPresent(files ->
                        parts.add(new Part(kind, files.children(), () -> appendLocked(files, link.child(), again))));
    }

    private void appendLocked(ApplicationFiles files, ChildLink link, boolean again) throws IOException {
        // An interrupted thread could not take a file lock.
        boolean interrupted = Thread.interrupted();
        LINKING.lock();
        try (FileChannel channel =
                FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // until the channel is closed
            if (again && isThere(files.children(), link)) {
                return;
            }
            var line = new JsonWriter();
            CODEC.encode(link, line);
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

    /** To look costs more the more children there are, so it is done where it is not known that the child is new. */
    private static boolean isThere(Path children, ChildLink link) throws IOException {
        if (!Files.exists(children)) {
            return false;
        }
        byte[] lines = Files.readAllBytes(children);
        int start = 0;
        for (int at = 0; at < lines.length; at++) {
            if (lines[at] == '\n') {
                ChildLink found =
                        CODEC.decodeChildLink(lines, start, at - start).value().orElse(null);
                if (found != null
                        && found.kind() == link.kind()
                        && found.child().appId().equals(link.child().appId())) {
                    return true;
                }
                start = at + 1;
            }
        }
        return false;
    }
}
