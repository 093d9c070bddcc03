package dev.burr.tracking.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether a log that is open is still the file of its name, and grows by what is written here only. To look costs a system
 * call, so it is done now and then: once a second, and at the first, second, fourth, eighth… write, as many runs are over
 * within a second.
 */
final class LogWatch {

    private static final long INTERVAL = Duration.ofSeconds(1).toNanos();

    private final Path file;
    private @Nullable Object fileKey;
    private long size;
    private long lookedAt;
    private long wroteAt;
    private long writes;
    private int unseen;

    LogWatch(Path file) {
        this.file = file;
    }

    /** What a look finds. */
    enum Finding {
        /** Nothing has happened that matters. */
        SAME,
        /** The file was deleted after all that was written here had been in it: nothing is lost but what was to be. */
        DELETED,
        /** The file was deleted, replaced or shortened: what was written since the last look is not where it should be. */
        GONE,
        /** Somebody else has written to it. */
        SHARED
    }

    /** Begins to watch the file as it is. */
    void begin(long now) throws IOException {
        remember(attributes());
        lookedAt = now;
        wroteAt = now;
        writes = 0;
        unseen = 0;
    }

    void wrote(int bytes, int events, long now) {
        wroteAt = now;
        size += bytes;
        writes++;
        unseen += events;
    }

    /** How many events were written since the last look that found nothing wrong. */
    int unseen() {
        return unseen;
    }

    boolean isDue(long now) {
        return now - lookedAt >= INTERVAL || (writes > 0 && (writes & (writes - 1)) == 0);
    }

    Finding look(long now) {
        lookedAt = now;
        try {
            BasicFileAttributes found = attributes();
            if (!Objects.equals(found.fileKey(), fileKey) || found.size() < size) {
                return Finding.GONE;
            }
            boolean grown = found.size() > size;
            remember(found);
            unseen = 0;
            return grown ? Finding.SHARED : Finding.SAME;
        } catch (AccessDeniedException e) {
            // Not known to be gone; what is open can still be written to.
            return Finding.SAME;
        } catch (NoSuchFileException e) {
            return unseen == 0 || isAtRest(now) ? Finding.DELETED : Finding.GONE;
        } catch (IOException e) {
            return Finding.GONE;
        }
    }

    /** For so long that whoever keeps a storage within its limits may have deleted the file. */
    private boolean isAtRest(long now) {
        return now - wroteAt >= Hindrances.QUIET_TIME.toNanos();
    }

    private void remember(BasicFileAttributes found) {
        fileKey = found.fileKey();
        size = found.size();
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }
}
