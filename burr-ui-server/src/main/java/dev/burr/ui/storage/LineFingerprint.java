package dev.burr.ui.storage;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells an entry of a log from another that was written over it. Reads its first and last bytes, however long it is. */
final class LineFingerprint {

    private static final Logger LOG = LoggerFactory.getLogger(LineFingerprint.class);
    private static final int PART = 1 << 12;

    private LineFingerprint() {}

    /** Empty if the file can't be read, or ends before the line does. */
    static OptionalLong of(Path log, Line line) {
        CRC32C checksum = new CRC32C();
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            int head = Math.min(line.length(), PART);
            int tail = Math.min(line.length() - head, PART);
            update(checksum, file, line.offset(), head);
            update(checksum, file, line.offset() + line.length() - tail, tail);
            return OptionalLong.of(checksum.getValue());
        } catch (IOException gone) {
            LOG.debug("An entry of '{}' is gone", log, gone);
            return OptionalLong.empty();
        }
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
