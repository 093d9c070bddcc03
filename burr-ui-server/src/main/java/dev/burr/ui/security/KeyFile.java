package dev.burr.ui.security;

import dev.burr.ui.folders.ProcessLock;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The API keys of a user: a file in the folder for her data, which only she may read. Several processes may change it at a time;
 * readers see it as it was before or after a change.
 */
public final class KeyFile {

    /** Two, so that a new key can be in use everywhere before the old one is revoked. */
    static final int MOST_PER_NAME = 2;

    private static final String FILE = "keys.json";
    private static final String LOCK = "keys.lock";

    private final Path folder;
    private final ProcessLock lock;

    private KeyFile(Path folder) {
        this.folder = folder;
        this.lock = new ProcessLock(folder.resolve(LOCK));
    }

    /**
     * The keys of a user.
     *
     * @param data her folder for what would be lost; it need not exist
     */
    public static KeyFile in(Path data) {
        return new KeyFile(data);
    }

    Path path() {
        return folder.resolve(FILE);
    }

    /**
     * The keys, oldest first; none if there is no file.
     *
     * @throws IOException if the file can't be read, or is not one of keys
     */
    public List<ApiKey> keys() throws IOException {
        String text;
        try {
            text = Files.readString(path());
        } catch (NoSuchFileException none) {
            return List.of();
        }
        try {
            return KeyDocument.read(text);
        } catch (IllegalArgumentException malformed) {
            throw new IOException(
                    "File '" + path() + "' is not a list of keys: " + malformed.getMessage()
                            + " Delete it, and make new keys with './burr keys create'.",
                    malformed);
        }
    }

    /**
     * Makes a key.
     *
     * @throws IllegalStateException if as many keys as there may be have this name
     */
    public NewKey create(String name, Set<Scope> scopes, Instant now) throws IOException {
        ProcessLock.Held held = acquire();
        try {
            var keys = new ArrayList<>(keys());
            if (keys.stream().filter(key -> key.name().equals(name)).count() >= MOST_PER_NAME) {
                throw new IllegalStateException(
                        "There are %d keys named '%s' already, the new one and the old one. Revoke one of them first."
                                .formatted(MOST_PER_NAME, name));
            }
            NewKey created = NewKey.of(name, scopes, now, new SecureRandom());
            keys.add(created.key());
            write(keys);
            return created;
        } finally {
            held.close();
        }
    }

    /** Takes the key with this id away; false if there is none. */
    public boolean revoke(String id) throws IOException {
        ProcessLock.Held held = acquire();
        try {
            var keys = new ArrayList<>(keys());
            boolean found = keys.removeIf(key -> key.id().equals(id));
            if (found) {
                write(keys);
            }
            return found;
        } finally {
            held.close();
        }
    }

    private ProcessLock.Held acquire() throws IOException {
        Files.createDirectories(folder, ownerOnly("rwx------"));
        makeLockFile();
        return lock.acquire();
    }

    private void makeLockFile() throws IOException {
        try {
            Files.createFile(folder.resolve(LOCK), ownerOnly("rw-------"));
        } catch (FileAlreadyExistsException made) {
            // By an earlier change; it stays.
            return;
        }
    }

    private void write(List<ApiKey> keys) throws IOException {
        Path temporary = folder.resolve("." + FILE + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createFile(temporary, ownerOnly("rw-------"));
            Files.writeString(temporary, KeyDocument.print(keys));
            Files.move(temporary, path(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Elsewhere than on POSIX systems, files in the user's own folder are hers by what they inherit. */
    private FileAttribute<?>[] ownerOnly(String permissions) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> owner = PosixFilePermissions.fromString(permissions);
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(owner)};
    }
}
