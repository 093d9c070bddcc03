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

    private final long size;

    private byte[] buffer;
    /** The place in the file of the first byte of the buffer. */
    private long base;
    /** Where the line begins that is being read. */
    private long lineStart;
    /** Bytes in the buffer. */
    private int filled;

    /** @param size of the file. What it grows by meanwhile is left for the next time. */
    LineScan(FileChannel file, long from, long size, int longestLine, TrackingLogReader.RawLines lines) {
        this.file = file;
        this.size = size;
        this.buffer = new byte[(int) Math.min(BLOCK, Math.max(SMALL_BLOCK, size - from))];
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

    /** Not beyond the size: to learn that there is no more costs as much as to read a short log. */
    private boolean fill() throws IOException {
        long left = size - base - filled;
        if (left <= 0) {
            return false;
        }
        int read =
                file.read(ByteBuffer.wrap(buffer, filled, (int) Math.min(left, buffer.length - filled)), base + filled);
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
