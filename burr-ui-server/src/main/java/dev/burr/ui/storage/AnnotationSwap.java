package dev.burr.ui.storage;

import dev.burr.ui.move.FileActions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Replaces a file of notes as a whole. The new one is written in a folder of the server's own, and renamed into its place:
 * what lies in the folder of a project counts as an application in Burr. Only where that can't be, as between file systems,
 * is it written beside its place; what a crash leaves there is deleted an hour later, with the next note.
 */
final class AnnotationSwap {

    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final String ENDING = ".tmp";

    private final Path folder;
    private final FileActions actions;
    private final Clock clock;

    /** @param folder need not exist */
    AnnotationSwap(Path folder, FileActions actions, Clock clock) {
        this.folder = folder;
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * Readers see the whole file as it was or as it is.
     *
     * @return false if the file was written to since it was read; nothing was done then
     */
    boolean replace(Path path, AnnotationFile read, byte[] content) throws IOException {
        Path target = path.toRealPath();
        try {
            actions.createFolder(folder);
            return replace(target, read, content, fresh(folder, target));
        } catch (IOException elsewhere) {
            return replace(target, read, content, fresh(target.resolveSibling(""), target));
        }
    }

    private boolean replace(Path target, AnnotationFile read, byte[] content, Path temporary) throws IOException {
        try {
            actions.write(temporary, content);
            keepRights(target, temporary);
            if (!read.isUnchanged()) {
                return false;
            }
            actions.rename(temporary, target);
            return true;
        } finally {
            actions.delete(temporary);
        }
    }

    /** Deletes what crashes have left in the folder of a project, and in our own. */
    void clean(Path project) throws IOException {
        for (Path place : new Path[] {project, folder}) {
            if (Files.isDirectory(place)) {
                for (String name : StorageRoot.names(place)) {
                    Path file = place.resolve(name);
                    if (name.startsWith(".") && name.endsWith(ENDING) && isOurs(name, place) && isAbandoned(file)) {
                        actions.delete(file);
                    }
                }
            }
        }
    }

    private boolean isOurs(String name, Path place) {
        return place.equals(folder) || name.startsWith("." + FileAnnotations.FILE + ".");
    }

    private boolean isAbandoned(Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.getLastModifiedTime(file).toInstant().plus(ABANDONED).isBefore(clock.instant());
    }

    private static Path fresh(Path folder, Path target) {
        return folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ENDING);
    }

    private static void keepRights(Path from, Path to) throws IOException {
        PosixFileAttributeView rights = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (rights != null) {
            rights.setPermissions(Files.getPosixFilePermissions(from));
        }
    }
}
