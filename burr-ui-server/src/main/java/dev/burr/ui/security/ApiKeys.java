package dev.burr.ui.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys as they are at this moment: the file is read again whenever it has changed, so that a key that is revoked opens nothing
 * from the next request on. While the file can't be read, no key opens anything. Safe for use by many threads.
 */
final class ApiKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

    private final KeyFile file;
    private volatile @Nullable Reading reading;

    ApiKeys(KeyFile file) {
        this.file = file;
    }

    /** The key that this is, if it is one. */
    Optional<ApiKey> openedBy(String secret) {
        ApiKey found = null;
        for (ApiKey key : current()) {
            if (key.isOpenedBy(secret)) {
                found = key;
            }
        }
        return Optional.ofNullable(found);
    }

    Optional<ApiKey> find(String id) {
        return current().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    private List<ApiKey> current() {
        String stamp = stamp();
        Reading last = reading;
        if (last == null || !last.stamp().equals(stamp)) {
            last = new Reading(stamp, read());
            reading = last;
        }
        return last.keys();
    }

    private List<ApiKey> read() {
        try {
            return file.keys();
        } catch (IOException unreadable) {
            LOG.warn("No key is accepted until the file of keys can be read. {}", unreadable.getMessage());
            return List.of();
        }
    }

    /** The file is replaced as a whole, which changes its key even where its time is too coarse. */
    private String stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
        } catch (NoSuchFileException none) {
            return "none";
        } catch (IOException unreadable) {
            return "unreadable";
        }
    }

    private record Reading(String stamp, List<ApiKey> keys) {}
}
