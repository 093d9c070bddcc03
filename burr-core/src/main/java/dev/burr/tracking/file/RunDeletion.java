package dev.burr.tracking.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Deletes the folder of an application. The log goes last: whatever interrupts it, what remains is an application that reads
 * as one and is as old as it was, or an empty folder. It can't be moved away first, as Burr lists every folder of a project,
 * and nothing of ours may lie beside the projects.
 */
final class RunDeletion {

    /** A child of the application may write its link while the folder is being emptied. */
    private static final int ATTEMPTS = 3;

    private final ApplicationFiles files;

    RunDeletion(ApplicationFiles files) {
        this.files = files;
    }

    /** Returns false, and has deleted nothing, if the application is not as it was. */
    boolean unlessChangedSince(Instant lastActivity) throws IOException {
        Optional<RunFolder> now = RunFolder.at(files.folder());
        if (now.isEmpty()
                || !now.get().lastActivity().equals(lastActivity)
                || !now.get().hasNothingElse()) {
            return false;
        }
        // Emptied, but not removed, it would be in Burr's way.
        Path project = files.folder().getParent();
        if (project != null && !Files.isWritable(project)) {
            throw new AccessDeniedException(project.toString());
        }
        deleteDocuments();
        Files.deleteIfExists(files.log());
        removeFolder();
        return true;
    }

    private void deleteDocuments() throws IOException {
        for (Path file : RunFolder.entries(files.folder())) {
            if (!file.equals(files.log())) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Unless somebody has begun the application anew. */
    private void removeFolder() throws IOException {
        for (int attempt = 1; !Files.exists(files.log(), LinkOption.NOFOLLOW_LINKS); attempt++) {
            try {
                Files.deleteIfExists(files.folder());
                return;
            } catch (DirectoryNotEmptyException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                deleteDocuments();
            }
        }
    }
}
