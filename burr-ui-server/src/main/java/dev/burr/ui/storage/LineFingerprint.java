package dev.burr.ui.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Tells an entry of a log from another that was written over it. Reads its first and last bytes, however long it is. */
final class LineFingerprint {

    private static final int PART = 1 << 12;

    private LineFingerprint() {}

    /** @throws IOException when the file can't be read, or ends before the line does */
    static long of(Path log, Line line) throws IOException {
        CRC32C checksum = new CRC32C();
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            int head = Math.min(line.length(), PART);
            int tail = Math.min(line.length() - head, PART);
            update(checksum, file, line.offset(), head);
            update(checksum, file, line.offset() + line.length() - tail, tail);
        }
        return checksum.getValue();
    }

    private static void update(CRC32C checksum, FileChannel file, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("The file ends before byte %,d.".formatted(offset + length));
            }
        }
        checksum.update(bytes.flip());
    }
}
