package dev.burr.ui.move;

import dev.burr.tracking.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The single steps of which whatever changes folders consists, so that tests can interrupt it between any two. */
public interface FileActions {

    /** Those of the file system. */
    FileActions OF_THE_SYSTEM = new FileActions() {};

    /**
     * Renames at once or not at all. A file in the place is replaced, and so is an empty folder.
     *
     * @throws java.nio.file.AtomicMoveNotSupportedException when the two places are in different file systems
     */
    default void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Copies a file with its times and rights, and a link as a link. */
    default void copy(Path from, Path to) throws IOException {
        Files.copy(
                from,
                to,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES,
                LinkOption.NOFOLLOW_LINKS);
    }

    /** Deletes a file or an empty folder, if it is there. */
    default void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
    }

    /** Makes a folder and those above it, unless they are there. */
    default void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
    }

    /** Makes or replaces a file as a whole. */
    default void write(Path file, byte[] content) throws IOException {
        WholeFile.write(file, content);
    }
}
