package dev.burr.storage.contract;

import dev.burr.serde.JsonWriter;
import dev.burr.tracking.ChildLink;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import dev.burr.tracking.file.ApplicationFiles;
import dev.burr.ui.storage.ApplicationKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** Writes runs as our tracking does, one write for each call. */
final class FileRecorder implements RunRecorder {

    private static final TrackingCodec CODEC = TrackingCodec.standard();

    private final Path storage;

    FileRecorder(Path storage) {
        this.storage = storage;
    }

    private interface Writing {

        void run() throws IOException;
    }

    private static void run(Writing writing) {
        try {
            writing.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private ApplicationFiles files(ApplicationKey key) {
        return new ApplicationFiles(storage.resolve(key.project()).resolve(key.app()));
    }

    @Override
    public void create(ApplicationKey key, GraphDocument graph, MetadataDocument metadata) {
        run(() -> {
            Files.createDirectories(files(key).folder());
            Files.write(files(key).graph(), CODEC.encode(graph));
            Files.write(files(key).metadata(), CODEC.encode(metadata));
        });
    }

    @Override
    public void append(ApplicationKey key, List<TrackingEvent> entries) {
        append(files(key).log(), lines(entries));
    }

    @Override
    public void appendUnreadable(ApplicationKey key) {
        append(files(key).log(), "no entry\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void replace(ApplicationKey key, List<TrackingEvent> entries) {
        Path log = files(key).log();
        Path another = log.resolveSibling("another");
        run(() -> {
            Files.write(another, lines(entries));
            Files.move(another, log, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    @Override
    public void link(ApplicationKey key, ChildLink child) {
        JsonWriter out = new JsonWriter();
        CODEC.encode(child, out);
        append(files(key).children(), out.toByteArray());
    }

    @Override
    public void delete(ApplicationKey key) {
        run(() -> FileSystemUtils.deleteRecursively(files(key).folder()));
    }

    private static byte[] lines(List<TrackingEvent> entries) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (TrackingEvent entry : entries) {
            JsonWriter out = new JsonWriter();
            CODEC.encode(entry, out);
            lines.writeBytes(out.toByteArray());
        }
        return lines.toByteArray();
    }

    private static void append(Path file, byte[] bytes) {
        run(() -> Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }
}
