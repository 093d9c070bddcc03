package dev.burr.ui.archive;

import dev.burr.ui.storage.ArchiveRefusal;
import dev.burr.ui.storage.ArchiveRefusal.Kind;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the table of contents of a zip archive, entry by entry, before anything in it is unpacked. The JDK tells neither of
 * links nor, before it has read the whole table into memory, how many entries there are.
 */
final class ZipContents {

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_END_BYTES = 56;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long IN_EXTRA = 0xFFFFFFFFL;
    private static final int LARGE_EXTRA = 1;

    /** The JDK reads the table into memory. */
    private static final long MOST_TABLE_BYTES = 64 << 20;

    private final RandomAccessFile file;

    private ZipContents(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Hands over each entry.
     *
     * @param most how many entries there may be
     */
    static void read(Path archive, int most, Consumer<ZipItem> entries) throws ArchiveRefusal, IOException {
        try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
            new ZipContents(file).read(most, entries);
        } catch (EOFException torn) {
            throw noArchive("It ends in the middle of its table of contents.", torn);
        }
    }

    private void read(int most, Consumer<ZipItem> entries) throws ArchiveRefusal, IOException {
        Table table = table();
        if (table.entries() > most) {
            throw new ArchiveRefusal(
                    Kind.TOO_LARGE,
                    "The archive has %,d entries, and %,d are taken. Import it in parts."
                            .formatted(table.entries(), most));
        }
        if (table.bytes() > MOST_TABLE_BYTES) {
            throw new ArchiveRefusal(
                    Kind.TOO_LARGE,
                    "The table of contents of the archive has %,d bytes, and %,d are taken. Import it in parts."
                            .formatted(table.bytes(), MOST_TABLE_BYTES));
        }
        if (table.start() < 0 || table.bytes() < 0 || table.start() + table.bytes() > file.length()) {
            throw noArchive("Its table of contents lies outside of it.");
        }
        file.seek(table.start());
        InputStream in = new BufferedInputStream(Channels.newInputStream(file.getChannel()), 1 << 16);
        for (long i = 0; i < table.entries(); i++) {
            entries.accept(entry(in));
        }
    }

    private Table table() throws ArchiveRefusal, IOException {
        long length = file.length();
        int tail = (int) Math.min(length, END_BYTES + LONGEST_COMMENT);
        ByteBuffer bytes = bytes(length - tail, tail);
        for (int i = tail - END_BYTES; i >= 0; i--) {
            if (bytes.getInt(i) == END && i + END_BYTES + unsigned(bytes.getShort(i + 20)) == tail) {
                Table table = new Table(
                        unsigned(bytes.getShort(i + 10)),
                        unsigned(bytes.getInt(i + 12)),
                        unsigned(bytes.getInt(i + 16)));
                return table.isLarge() ? largeTable(length - tail + i) : table;
            }
        }
        throw noArchive("It has no table of contents, as it is none or is torn.");
    }

    private Table largeTable(long end) throws ArchiveRefusal, IOException {
        if (end >= LOCATOR_BYTES) {
            ByteBuffer locator = bytes(end - LOCATOR_BYTES, LOCATOR_BYTES);
            long place = locator.getLong(8);
            if (locator.getInt(0) == LOCATOR && place >= 0 && place <= end - LARGE_END_BYTES) {
                ByteBuffer large = bytes(place, LARGE_END_BYTES);
                if (large.getInt(0) == LARGE_END && large.getLong(32) >= 0) {
                    return new Table(large.getLong(32), large.getLong(40), large.getLong(48));
                }
            }
        }
        throw noArchive("Its table of contents can't be found.");
    }

    private static ZipItem entry(InputStream in) throws ArchiveRefusal, IOException {
        ByteBuffer head = bytes(in, ENTRY_BYTES);
        if (head.getInt(0) != ENTRY) {
            throw noArchive("Its table of contents is damaged.");
        }
        String name = StandardCharsets.UTF_8
                .decode(bytes(in, unsigned(head.getShort(28))))
                .toString();
        ByteBuffer extra = bytes(in, unsigned(head.getShort(30)));
        in.skipNBytes(unsigned(head.getShort(32)));
        long size = unsigned(head.getInt(24));
        long compressed = unsigned(head.getInt(20));
        Large large = Large.in(extra);
        long realSize = size == IN_EXTRA ? large.next() : size;
        long realCompressed = compressed == IN_EXTRA ? large.next() : compressed;
        if (realSize < 0 || realCompressed < 0) {
            throw noArchive("The size of '" + name + "' is not known.");
        }
        return new ZipItem(
                name,
                unsigned(head.getShort(8)),
                unsigned(head.getShort(10)),
                realCompressed,
                realSize,
                head.getInt(38));
    }

    private ByteBuffer bytes(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(position);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer bytes(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    static ArchiveRefusal noArchive(String why) {
        return noArchive(why, null);
    }

    static ArchiveRefusal noArchive(String why, @Nullable Throwable cause) {
        return new ArchiveRefusal(
                Kind.MALFORMED,
                "The file is no zip archive that can be read. " + why
                        + " Send one that /api/v1/export or 'burr export' made.",
                cause);
    }

    private record Table(long entries, long bytes, long start) {

        boolean isLarge() {
            return entries == 0xFFFF || bytes == IN_EXTRA || start == IN_EXTRA;
        }
    }

    /** Numbers that did not fit into the fields meant for them. */
    private static final class Large {

        private final ByteBuffer numbers;

        private Large(ByteBuffer numbers) {
            this.numbers = numbers;
        }

        static Large in(ByteBuffer extra) {
            while (extra.remaining() >= 4) {
                int type = unsigned(extra.getShort());
                int length = Math.min(unsigned(extra.getShort()), extra.remaining());
                if (type == LARGE_EXTRA) {
                    return new Large(extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN));
                }
                extra.position(extra.position() + length);
            }
            return new Large(ByteBuffer.allocate(0));
        }

        long next() {
            return numbers.remaining() >= Long.BYTES ? numbers.getLong() : -1;
        }
    }
}
