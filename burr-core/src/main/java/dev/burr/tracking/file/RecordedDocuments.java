package dev.burr.tracking.file;

import dev.burr.tracking.Decoded;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.TrackingCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** What stands beside a log, read anew each time. What is not there or makes no sense is empty: steps don't need it. */
final class RecordedDocuments {

    private RecordedDocuments() {}

    static Optional<GraphDocument> graph(ApplicationFiles files) {
        return read(files.graph(), TrackingCodec.standard()::decodeGraph);
    }

    static Optional<MetadataDocument> metadata(ApplicationFiles files) {
        return read(files.metadata(), TrackingCodec.standard()::decodeMetadata);
    }

    private static <T> Optional<T> read(Path file, Function<byte[], Decoded<T>> decode) {
        try {
            return decode.apply(Files.readAllBytes(file)).value();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
