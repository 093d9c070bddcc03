package dev.burr.tracking.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** One pass over a file from an offset on, line by line. */
final class LineScan {

    private static final int BLOCK = 1 << 16;
    private static final int SMALL_BLOCK = 1 << 12;

    private final FileChannel file;
    private final int longestLine;
    private final TrackingLogReader.RawLines lines;

    private byte[] buffer;
    /** The place in the file of the first byte of the buffer. */
    private long base;
    /** Where the line begins that is being read. */
    private long lineStart;
    /** Bytes in the buffer. */
    private int filled;

    /** @param size of the file; it may grow meanwhile. Of many small files, each would otherwise take a large buffer. */
    LineScan(FileChannel file, long from, long size, int longestLine, TrackingLogReader.RawLines lines) {
        this.file = file;
        this.buffer = new byte[(int) Math.min(BLOCK, Math.max(SMALL_BLOCK, size - from + 1))];
        this.base = from;
        this.lineStart = from;
        this.longestLine = longestLine;
        this.lines = lines;
    }

    /** Returns where the line begins that has no end yet. */
    long run() throws IOException {
        int scanned = 0;
        while (!lines.isDone() && fill()) {
            int end = lineEnd(buffer, scanned, filled);
            while (end < filled && !lines.isDone()) {
                emit(end);
                end = lineEnd(buffer, end + 1, filled);
            }
            scanned = makeRoom();
        }
        return lineStart;
    }

    /** The place of the next line end; {@code to} when there is none. Apart, so that the compiler makes a tight loop. */
    private static int lineEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean fill() throws IOException {
        int read = file.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled), base + filled);
        if (read <= 0) {
            return false;
        }
        filled += read;
        return true;
    }

    private void emit(int end) {
        long length = base + end - lineStart;
        if (length > longestLine) {
            lines.tooLong(lineStart, length);
        } else {
            int start = (int) (lineStart - base);
            int stop = end > start && buffer[end - 1] == '\r' ? end - 1 : end;
            if (stop > start) {
                lines.line(buffer, start, stop - start, lineStart);
            }
        }
        lineStart = base + end + 1;
    }

    /** Keeps the line that has no end yet, unless it is too long to be given; returns how much of the buffer is known. */
    private int makeRoom() {
        if (base + filled - lineStart > longestLine) {
            base += filled;
            filled = 0;
        } else if (lineStart > base) {
            int start = (int) (lineStart - base);
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            base = lineStart;
            filled -= start;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(longestLine + 1L, buffer.length * 2L));
        }
        return filled;
    }
}
