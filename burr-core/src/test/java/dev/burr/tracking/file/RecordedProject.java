package dev.burr.tracking.file;

import dev.burr.serde.JsonWriter;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.tracking.WriterIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A project with applications that were recorded at times that a test chooses. */
final class RecordedProject {

    private static final LogTime TIME = LogTime.of(Instant.parse("2026-11-01T00:00:00Z"));

    private final Path folder;
    private final TrackingCodec codec = TrackingCodec.standard();

    RecordedProject(Path folder) {
        this.folder = folder;
    }

    ApplicationFiles files(String appId) {
        return new ApplicationFiles(folder.resolve(appId));
    }

    /** An application whose only step has ended, with all the files that there can be. */
    ApplicationFiles ended(String appId, Instant lastActivity) throws IOException {
        return recorded(appId, lastActivity, null, begin(), end());
    }

    /** An application whose only step has begun and not ended. */
    ApplicationFiles open(String appId, Instant lastActivity, WriterIdentity writer) throws IOException {
        return recorded(appId, lastActivity, null, new WriterOpened(TIME, writer), begin());
    }

    /** The same, where the log does not say who writes it. */
    ApplicationFiles openOnly(String appId, Instant lastActivity, WriterIdentity inMetadata) throws IOException {
        return recorded(appId, lastActivity, inMetadata, begin());
    }

    private ApplicationFiles recorded(
            String appId, Instant lastActivity, WriterIdentity writer, TrackingEvent... events) throws IOException {
        ApplicationFiles files = files(appId);
        Files.createDirectories(files.folder());
        Files.write(files.graph(), new byte[10]);
        Files.write(files.metadata(), codec.encode(new MetadataDocument(null, null, null, writer)));
        Files.write(files.children(), new byte[10]);
        Files.write(files.lock(), new byte[0]);
        var lines = new JsonWriter();
        List.of(events).forEach(event -> codec.encode(event, lines));
        Files.write(files.log(), lines.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return lastWritten(files, lastActivity);
    }

    ApplicationFiles lastWritten(ApplicationFiles files, Instant time) throws IOException {
        Files.setLastModifiedTime(files.log(), FileTime.from(time));
        return files;
    }

    List<String> names() throws IOException {
        return names(folder);
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private static BeginEntry begin() {
        return new BeginEntry(TIME, "count", Map.of(), 0);
    }

    private static EndEntry end() {
        return new EndEntry(TIME, "count", Map.of(), null, Map.of("__SEQUENCE_ID", 0L), 0);
    }
}
