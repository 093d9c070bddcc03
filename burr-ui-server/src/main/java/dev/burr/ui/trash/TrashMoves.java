package dev.burr.ui.trash;

import dev.burr.tracking.file.ApplicationFiles;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.move.FileActions;
import dev.burr.ui.move.FolderMove;
import dev.burr.ui.storage.AnnotationLines;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.StorageRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The ways of a run between the storage and the trash, each so that it can be finished or undone after an interruption. */
final class TrashMoves {

    private final FileActions actions;
    private final FolderMove move;
    private final TrackingDirectory directory;
    private final StorageRoot storage;
    private final AnnotationStore annotations;

    TrashMoves(FileActions actions, TrackingDirectory directory, AnnotationStore annotations) {
        this.actions = actions;
        this.move = new FolderMove(actions);
        this.directory = directory;
        this.storage = new StorageRoot(directory.root());
        this.annotations = annotations;
    }

    /**
     * Moves a run in.
     *
     * @return false if it was written to meanwhile; it is where it was then
     */
    boolean in(TrashEntry entry, Path original) throws IOException {
        if (move.rename(original, entry.files())) {
            return true;
        }
        move.copy(original, entry.files(), entry.copying());
        try {
            return finishIn(entry, original);
        } catch (IOException refused) {
            move.complete(original, entry.files());
            throw refused;
        }
    }

    /** Whether a run that could not be moved in is where it was, with all that it had. */
    boolean isWhereItWas(TrashEntry entry, Path original) throws IOException {
        return !entry.hasArrived() || FolderMove.hasAllOf(entry.files(), original);
    }

    /**
     * Goes on after an interruption with one that has arrived.
     *
     * @return false if it was written to meanwhile; it is where it was then, and not in the trash
     */
    boolean finishIn(TrashEntry entry) throws IOException {
        return finishIn(entry, target(entry));
    }

    /** What is in its place now may be what was copied, that and more, or another run that has nothing to do with it. */
    private boolean finishIn(TrashEntry entry, Path original) throws IOException {
        if (!Files.exists(original, LinkOption.NOFOLLOW_LINKS) || move.deleteCopied(original, entry.files())) {
            return true;
        }
        if (!isContinuationOf(entry, original)) {
            return true;
        }
        move.complete(original, entry.files());
        return false;
    }

    /** Of the log of another run, the first line is another. */
    private static boolean isContinuationOf(TrashEntry entry, Path original) throws IOException {
        Path copied = new ApplicationFiles(entry.files()).log();
        Path now = new ApplicationFiles(original).log();
        return Files.isRegularFile(now, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(copied, LinkOption.NOFOLLOW_LINKS)
                && (Files.mismatch(copied, now) == -1 || Files.mismatch(copied, now) == Files.size(copied));
    }

    /** Where a run was, and comes back to. */
    Path target(TrashEntry entry) throws IOException {
        return directory
                .findApplication(entry.run().key().project(), entry.run().key().app())
                .map(ApplicationFiles::folder)
                .orElseThrow(
                        () -> new IOException(
                                "The manifest of '" + entry.run().id()
                                        + "' in the trash names no run that could be in the storage. Move its files back by hand."));
    }

    /** Moves a run back, into its project, which is made where it has gone. */
    void back(TrashEntry entry, Path target) throws IOException {
        Path project = target.resolveSibling("");
        if (!Files.exists(project, LinkOption.NOFOLLOW_LINKS)) {
            actions.createFolder(project);
        }
        if (storage.folder(project).isEmpty()) {
            throw new IOException("Project '" + entry.run().key().project()
                    + "' is no folder in the storage any more. Give it another name, then restore the run again.");
        }
        if (!move.rename(entry.files(), target)) {
            move.copy(entry.files(), target, beside(entry, target));
        }
    }

    /** Whether a run that was on its way back has come there complete. */
    boolean isBack(TrashEntry entry) throws IOException {
        Path target = target(entry);
        return Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)
                && (!entry.hasArrived() || FolderMove.hasAllOf(entry.files(), target));
    }

    /** Deletes what an interrupted way back has left in the project. */
    void cleanBack(TrashEntry entry) throws IOException {
        move.deleteAll(beside(entry, target(entry)));
    }

    void removeAnnotations(TrashEntry entry) throws IOException {
        annotations.remove(entry.run().key().project(), read(entry).notes());
    }

    void restoreAnnotations(TrashEntry entry) throws IOException {
        annotations.restore(entry.run().key().project(), read(entry).notes());
    }

    private static AnnotationLines read(TrashEntry entry) throws IOException {
        try {
            return AnnotationLines.read(Files.readAllBytes(entry.annotations()));
        } catch (NoSuchFileException none) {
            return AnnotationLines.read(new byte[0]);
        }
    }

    /** No reader takes a name with a dot for a run. */
    private static Path beside(TrashEntry entry, Path target) {
        return target.resolveSibling("." + entry.run().id() + ".restoring");
    }
}
