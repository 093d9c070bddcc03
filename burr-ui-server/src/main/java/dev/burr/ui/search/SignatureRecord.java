package dev.burr.ui.search;

import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.LogStamp;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A signature as bytes: a start of a set length, the run and the looks of its log, how far the signature reaches, its bits, and room.
 */
final class SignatureRecord {

    /** In bytes. */
    static final int START = 4 * Integer.BYTES + Long.BYTES;

    /** Whenever the meaning of something changes, or how sequences are hashed. */
    private static final int MAGIC = 0x42755301;

    private static final int UNIT = 64;
    private static final int LONGEST = 1 << 20;
    private static final int CHECKSUM = 3 * Integer.BYTES;

    private SignatureRecord() {}

    /**
     * What a record begins with.
     *
     * @param capacity of the record with its room, in bytes
     * @param hash of the run
     */
    record Start(int capacity, long hash) {}

    /** What it says of the log that looked like this. */
    record Content(LogStamp stamp, Signature signature, long covered) {}

    /** Null if it is none. */
    static @Nullable Start start(@Nullable ByteBuffer bytes) {
        if (bytes == null || bytes.getInt(0) != MAGIC) {
            return null;
        }
        int capacity = bytes.getInt(Integer.BYTES);
        int length = bytes.getInt(2 * Integer.BYTES);
        boolean makesSense = length >= 0 && length <= LONGEST && capacity >= START + length && capacity <= 2 * LONGEST;
        return makesSense ? new Start(capacity, bytes.getLong(START - Long.BYTES)) : null;
    }

    /** Null if the record is damaged, or of another run. */
    static @Nullable Content content(@Nullable ByteBuffer record, ApplicationKey key) {
        if (record == null || start(record) == null) {
            return null;
        }
        int length = record.getInt(2 * Integer.BYTES);
        if (length > record.capacity() - START || record.getInt(CHECKSUM) != checksum(record, length)) {
            return null;
        }
        record.position(START).limit(START + length);
        try {
            return fields(record, key);
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException senseless) {
            return null;
        }
    }

    private static @Nullable Content fields(ByteBuffer record, ApplicationKey key) {
        if (!Arrays.equals(bytes(record), utf8(key.project())) || !Arrays.equals(bytes(record), utf8(key.app()))) {
            return null;
        }
        LogStamp stamp = new LogStamp(
                record.getLong(),
                new String(bytes(record), StandardCharsets.UTF_8),
                Instant.ofEpochSecond(record.getLong(), record.getInt()));
        long covered = record.getLong();
        return new Content(stamp, new Signature(bytes(record)), covered);
    }

    /**
     * What is known of a log with a stamp.
     *
     * @param room how much there is for it; it may take more
     */
    static ByteBuffer of(ApplicationKey key, Content content, int room) {
        byte[] project = utf8(key.project());
        byte[] app = utf8(key.app());
        byte[] identity = utf8(content.stamp().identity());
        byte[] bits = content.signature().toBytes();
        int length = 5 * Integer.BYTES + 3 * Long.BYTES + project.length + app.length + identity.length + bits.length;
        int units = (START + length + UNIT - 1) / UNIT;
        ByteBuffer record = ByteBuffer.allocate(Math.max(room, units * UNIT));
        record.putInt(MAGIC).putInt(record.capacity()).putInt(length).putInt(0).putLong(hash(key));
        put(record, project);
        put(record, app);
        record.putLong(content.stamp().bytes());
        put(record, identity);
        Instant modified = content.stamp().modified();
        record.putLong(modified.getEpochSecond()).putInt(modified.getNano()).putLong(content.covered());
        put(record, bits);
        record.putInt(CHECKSUM, checksum(record, length));
        return record.clear();
    }

    private static void put(ByteBuffer record, byte[] bytes) {
        record.putInt(bytes.length).put(bytes);
    }

    private static byte[] bytes(ByteBuffer record) {
        int length = record.getInt();
        if (length < 0 || length > record.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        record.get(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Two runs may have the same: the heads tell them apart. */
    static long hash(ApplicationKey key) {
        long hash = key.project().hashCode();
        for (int i = 0; i < key.app().length(); i++) {
            hash = hash * 0x100000001B3L + key.app().charAt(i);
        }
        return hash;
    }

    private static int checksum(ByteBuffer record, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(record.slice(START - Long.BYTES, Long.BYTES + length));
        return (int) checksum.getValue();
    }
}
