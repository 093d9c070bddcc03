package dev.burr.tracking.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Opens a file of lines to append to it. Streams are used, not channels: a thread that is interrupted, as one that is being
 * cancelled is, closes a channel that it uses, and the end of its step would be lost.
 */
final class LineFile {

    private LineFile() {}

    /** Opens the file, makes it when it is not there, and ends its last line if a crash has left it without end. */
    static FileOutputStream append(Path file) throws IOException {
        boolean torn = isTorn(file);
        var out = new FileOutputStream(file.toFile(), true);
        try {
            if (torn) {
                out.write('\n');
            }
            return out;
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    private static boolean isTorn(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            long length = reader.length();
            if (length == 0) {
                return false;
            }
            reader.seek(length - 1);
            return reader.read() != '\n';
        }
    }
}
