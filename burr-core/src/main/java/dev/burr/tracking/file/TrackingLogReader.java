package dev.burr.tracking.file;

import dev.burr.tracking.Decoded;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Reads a log while somebody may be writing it. Only whole lines are given: what stands behind the last line end is left
 * for the next time. A line that makes no sense is reported and passed over. Memory is bounded by the longest line, and by
 * the limit for one. Holds no file open between calls; safe for use by several threads.
 */
public final class TrackingLogReader {

    /** The longest line that is read when nothing else is said. */
    public static final int LONGEST_LINE = 256 << 20;

    private final Path log;
    private final int longestLine;
    private final TrackingCodec codec = TrackingCodec.standard();

    /** Reads a file whose lines may be {@link #LONGEST_LINE} bytes long. */
    public TrackingLogReader(Path log) {
        this(log, LONGEST_LINE);
    }

    /** Reads a file; longer lines than {@code longestLine} bytes are reported as problems. */
    public TrackingLogReader(Path log, int longestLine) {
        this.log = log;
        this.longestLine = longestLine;
    }

    /**
     * Reads and understands the whole lines from an offset on.
     *
     * @param from where a line begins: 0, or what an earlier call returned
     * @return where the next line begins or will begin; less than {@code from} when the file has become shorter, in which
     *     case nothing was read
     * @throws IOException when the file is not there or can't be read
     */
    public long read(long from, Consumer<? super LogLine> lines) throws IOException {
        return read(from, LineFilter.ALL, lines);
    }

    /**
     * Reads the whole lines from an offset on, and understands those that a filter accepts, which is much quicker than to
     * understand all of them.
     *
     * @return as {@link #read(long, Consumer)} does; where the filter was done, the place behind the line that it was done with
     * @throws IOException when the file is not there or can't be read
     */
    public long read(long from, LineFilter filter, Consumer<? super LogLine> lines) throws IOException {
        return read(from, filter, lines, codec::decodeEvent);
    }

    /**
     * Reads what the whole lines from an offset on say of themselves, without the values that they carry: see
     * {@link TrackingCodec#decodeHeading(byte[], int, int)}.
     *
     * @return as {@link #read(long, Consumer)} does
     * @throws IOException when the file is not there or can't be read
     */
    public long readHeadings(long from, Consumer<? super LogLine> lines) throws IOException {
        return read(from, LineFilter.ALL, lines, codec::decodeHeading);
    }

    private long read(long from, LineFilter filter, Consumer<? super LogLine> lines, Decoding decoding)
            throws IOException {
        return scan(from, new RawLines() {
            @Override
            public void line(byte[] buffer, int start, int length, long offset) {
                if (filter.accepts(buffer, start, length)) {
                    lines.accept(read(decoding.decode(buffer, start, length), length, offset));
                }
            }

            @Override
            public boolean isDone() {
                return filter.isDone();
            }

            @Override
            public void tooLong(long offset, long length) {
                lines.accept(new LogLine.Problem(
                        offset,
                        length,
                        "It is %,d bytes long, more than the %,d that are read.".formatted(length, longestLine)));
            }
        });
    }

    /**
     * Finds the whole lines from an offset on, without reading what they say. Empty lines are left out.
     *
     * @return as {@link #read} does
     * @throws IOException when the file is not there or can't be read
     */
    public long scan(long from, RawLines lines) throws IOException {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            long size = file.size();
            return size < from ? size : new LineScan(file, from, size, longestLine, lines).run();
        }
    }

    /**
     * Reads one line again.
     *
     * @throws IOException when the file can't be read, or ends before the line does
     */
    public LogLine readAt(long offset, int length) throws IOException {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            return readAt(file, new Place(offset, length));
        }
    }

    /**
     * Reads some lines again, in this order, and opens the file once for all of them. A line that the file ends before is a
     * {@link LogLine.Problem}.
     *
     * @throws IOException when the file can't be read
     */
    public void readAt(Iterable<Place> places, Consumer<? super LogLine> lines) throws IOException {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            for (Place place : places) {
                lines.accept(lineOrProblem(file, place));
            }
        }
    }

    /**
     * Reads what a line says of itself, however long it is, in little memory: see {@link TrackingCodec#decodeHeading(Reader)}.
     *
     * @throws IOException when the file can't be read, or ends before the line does
     */
    public LogLine headingAt(long offset, long length) throws IOException {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ);
                Reader line = new InputStreamReader(new FilePart(file, offset, length), StandardCharsets.UTF_8)) {
            return read(codec.decodeHeading(line), length, offset);
        }
    }

    /** The first bytes of the file from an offset on, fewer at its end. */
    byte[] bytesAt(long offset, int length) throws IOException {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            return new FilePart(file, offset, Math.min(length, Math.max(0, file.size() - offset))).readAllBytes();
        }
    }

    private LogLine lineOrProblem(FileChannel file, Place place) throws IOException {
        try {
            return readAt(file, place);
        } catch (EOFException e) {
            return new LogLine.Problem(place.offset(), place.length(), String.valueOf(e.getMessage()));
        }
    }

    private LogLine readAt(FileChannel file, Place place) throws IOException {
        var buffer = ByteBuffer.allocate(place.length());
        while (buffer.hasRemaining()) {
            if (file.read(buffer, place.offset() + buffer.position()) < 0) {
                throw new EOFException(
                        "File '%s' ends before byte %,d.".formatted(log, place.offset() + place.length()));
            }
        }
        return read(codec.decodeEvent(buffer.array()), place.length(), place.offset());
    }

    private static LogLine read(Decoded<TrackingEvent> decoded, long length, long offset) {
        if (decoded instanceof Decoded.Rejected<TrackingEvent> rejected) {
            return new LogLine.Problem(offset, length, rejected.reason());
        }
        return new LogLine.Event(offset, length, decoded.value().orElseThrow());
    }

    /** What makes an event of a line. */
    private interface Decoding {

        Decoded<TrackingEvent> decode(byte[] buffer, int start, int length);
    }

    /**
     * Where a line stands.
     *
     * @param offset of its first byte
     * @param length in bytes, without the line end
     */
    public record Place(long offset, int length) {}

    /** Takes lines as bytes. */
    public interface RawLines {

        /**
         * A line. The buffer is used again when this returns.
         *
         * @param offset the place of its first byte in the file
         */
        void line(byte[] buffer, int start, int length, long offset);

        /** A line that is longer than the limit. */
        void tooLong(long offset, long length);

        /** Whether no more lines are wanted. Asked now and then. */
        default boolean isDone() {
            return false;
        }
    }

    /** Chooses lines by their bytes. */
    public interface LineFilter {

        /** Every line. */
        LineFilter ALL = (buffer, start, length) -> true;

        /** Whether a line is to be understood. The buffer is used again when this returns. */
        boolean accepts(byte[] buffer, int start, int length);

        /** Whether no more lines are wanted. Asked now and then. */
        default boolean isDone() {
            return false;
        }
    }
}
