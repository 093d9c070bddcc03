package dev.burr.tracking.file;

import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogParts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What is recorded of a step, on its way to another process. Lines that are short are held; long ones go from the file to whoever
 * takes them, and are never in memory.
 */
public final class RecordedPart {

    private final LogPart documents;
    private final Path log;
    private final List<Piece> pieces;

    RecordedPart(LogPart documents, Path log, List<Piece> pieces) {
        this.documents = documents;
        this.log = log;
        this.pieces = List.copyOf(pieces);
    }

    /** A line with its end. */
    sealed interface Piece {

        long length();

        void writeTo(OutputStream out, Path log) throws IOException;

        /** One that is in memory. */
        @SuppressWarnings("ArrayRecordComponent") // it is made for this, and not changed
        record Held(byte[] line) implements Piece {

            @Override
            public long length() {
                return line.length;
            }

            @Override
            public void writeTo(OutputStream out, Path log) throws IOException {
                out.write(line);
            }
        }

        /** One that stands in the log, without its end. */
        record Stored(long offset, long bytes) implements Piece {

            @Override
            public long length() {
                return bytes + 1;
            }

            @Override
            public void writeTo(OutputStream out, Path log) throws IOException {
                try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
                    new FilePart(file, offset, bytes).transferTo(out);
                }
                out.write('\n');
            }
        }
    }

    /** How many bytes its lines have. */
    public long lines() {
        return pieces.stream().mapToLong(Piece::length).sum();
    }

    /**
     * Writes it as a stream of parts.
     *
     * @throws IOException when it can't be read or written to its end
     */
    public void writeTo(OutputStream out) throws IOException {
        LogParts.write(documents, lines(), out);
        for (Piece piece : pieces) {
            piece.writeTo(out, log);
        }
    }
}
