package dev.burr.ui.samples;

import dev.burr.ui.folders.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remembers which storages were used before, so that samples which somebody has deleted do not come back. A storage holds
 * projects and nothing else, so the notes lie where this user's programs keep such things: a file for each storage.
 */
final class KnownStorages {

    private final Path notes;

    KnownStorages(Path notes) {
        this.notes = notes;
    }

    static KnownStorages ofThisUser() {
        return new KnownStorages(UserFolders.ofThisUser().state().resolve("storages"));
    }

    boolean contains(Path storage) {
        return Files.exists(note(storage));
    }

    void add(Path storage) throws IOException {
        Files.createDirectories(notes);
        Files.writeString(note(storage), storage.toAbsolutePath() + "\n");
    }

    private Path note(Path storage) {
        return notes.resolve(UserFolders.nameOf(storage));
    }
}
