package dev.burr.tracking.file;

import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A log to which lines are added at a place that is known beforehand. Belongs to one thread at a time. */
final class LogPlace {

    private static final int BLOCK = 1 << 16;

    private final Path file;

    LogPlace(Path file) {
        this.file = file;
    }

    /** How many bytes it has; none where there is no file. */
    long length() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /**
     * Sees to it that these lines stand at a place. What is there of them already, all or a beginning that an earlier try left, is not
     * written again.
     *
     * @return false when something else stands there, or another line has no end before it; a line that a crash has torn has one then
     */
    boolean put(long at, byte[] lines) throws IOException {
        long length = length();
        int there = (int) Math.max(0, Math.min(length - at, lines.length));
        if (length < at || !has(at, lines, there) || (there == 0 && !isLineStart(at))) {
            endLastLine(length);
            return false;
        }
        if (there < lines.length) {
            append(lines, there);
        }
        return true;
    }

    private void append(byte[] lines, int from) throws IOException {
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        try (var out = new FileOutputStream(file.toFile(), true)) {
            out.write(lines, from, lines.length - from);
        }
    }

    private void endLastLine(long length) throws IOException {
        if (!isLineStart(length)) {
            append(new byte[] {'\n'}, 0);
        }
    }

    private boolean isLineStart(long at) throws IOException {
        return at == 0 || has(at - 1, new byte[] {'\n'}, 1);
    }

    /** Whether the file has the first {@code count} of these bytes at a place. */
    private boolean has(long at, byte[] bytes, int count) throws IOException {
        if (count == 0) {
            return true;
        }
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(at);
            byte[] block = new byte[Math.min(BLOCK, count)];
            for (int compared = 0; compared < count; compared += block.length) {
                int size = Math.min(block.length, count - compared);
                in.readFully(block, 0, size);
                if (!Arrays.equals(block, 0, size, bytes, compared, compared + size)) {
                    return false;
                }
            }
            return true;
        } catch (EOFException shortened) {
            return false;
        }
    }
}
