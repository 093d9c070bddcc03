package dev.burr.ui.search;

import dev.burr.ui.storage.ApplicationKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Signatures on disk: records behind each other, each with a checksum, of which memory holds no more than the places. A record is
 * believed for the run that it names; one that is torn, overwritten or lost is none. Safe for use by
 * many threads. It belongs to one process at a time: a second one gets an empty file of its own, which ends with it.
 */
final class SignatureFile implements Closeable {

    private static final long MOST_WASTE = 16 << 20;
    private static final int MOST_STRANGERS = 1_000;

    /** A place takes about a hundred bytes of memory. */
    private static final long SHARE_OF_THE_HEAP = 1 << 10;

    private final FileChannel file;
    private final Map<Long, Place> places = new ConcurrentHashMap<>();
    private long end;
    private long used;

    private SignatureFile(FileChannel file) {
        this.file = file;
    }

    private record Place(long offset, int capacity) {}

    /** @param path need not exist, nor its folder; what is no such file is overwritten */
    static SignatureFile open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel shared =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        SignatureFile opened = null;
        try {
            if (isMine(shared)) {
                opened = new SignatureFile(shared);
                opened.findPlaces();
                return opened;
            }
        } finally {
            if (opened == null) {
                shared.close();
            }
        }
        Path own = Files.createTempFile(path.toAbsolutePath().getParent(), path.getFileName() + ".", ".tmp");
        return new SignatureFile(FileChannel.open(
                own, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    private static boolean isMine(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /** What is behind a record that makes no sense is given up. */
    private void findPlaces() throws IOException {
        ByteBuffer start = ByteBuffer.allocate(SignatureRecord.START);
        long size = file.size();
        long at = 0;
        while (at < size) {
            SignatureRecord.Start found = SignatureRecord.start(read(start, at));
            if (found == null || at + found.capacity() > size) {
                file.truncate(at);
                break;
            }
            place(found.hash(), new Place(at, found.capacity()));
            at += found.capacity();
        }
        end = at;
    }

    /** What is known of a log, whatever it looks like now; null if nothing is. */
    SignatureRecord.@Nullable Content find(ApplicationKey key) throws IOException {
        Place place = places.get(SignatureRecord.hash(key));
        return place == null
                ? null
                : SignatureRecord.content(read(ByteBuffer.allocate(place.capacity()), place.offset()), key);
    }

    /** Keeps what is known, in the place of what was known before if that has room. */
    synchronized void put(ApplicationKey key, SignatureRecord.Content known) throws IOException {
        long hash = SignatureRecord.hash(key);
        Place before = places.get(hash);
        ByteBuffer record = SignatureRecord.of(key, known, before == null ? 0 : before.capacity());
        Place place = new Place(
                before != null && before.capacity() == record.capacity() ? before.offset() : end, record.capacity());
        long at = place.offset();
        while (record.hasRemaining()) {
            at += file.write(record, at);
        }
        end = Math.max(end, at);
        place(hash, place);
        if (places.size() > Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP) {
            clear();
        }
    }

    /** Drops everything when most of it is of no use to so many runs. */
    synchronized void fit(int runs) throws IOException {
        if (places.size() > 2L * runs + MOST_STRANGERS || end > 2 * used + MOST_WASTE) {
            clear();
        }
    }

    private void clear() throws IOException {
        places.clear();
        file.truncate(0);
        end = 0;
        used = 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void place(long hash, Place place) {
        Place before = places.put(hash, place);
        used += place.capacity() - (before == null ? 0 : before.capacity());
    }

    /** As much as there is. */
    private @Nullable ByteBuffer read(ByteBuffer buffer, long offset) throws IOException {
        buffer.clear();
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                return null;
            }
        }
        return buffer.flip();
    }
}
