package dev.burr.ui.trash;

import dev.burr.tracking.file.ApplicationFiles;
import dev.burr.tracking.file.OpenStep;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.folders.ProcessLock;
import dev.burr.ui.folders.StorageFolders;
import dev.burr.ui.move.FileActions;
import dev.burr.ui.move.FolderMove;
import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.DeletedRun;
import dev.burr.ui.storage.RunRefusal;
import dev.burr.ui.storage.RunTrash;
import dev.burr.ui.storage.StorageRoot;
import dev.burr.ui.trash.TrashEntry.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deleted runs as folders below the server's data folder. A rename moves them; where the storage is in another file system,
 * they are copied first. One thing at a time is done, by all servers that share the data folder.
 */
public final class FileRunTrash implements RunTrash {

    private static final Logger LOG = LoggerFactory.getLogger(FileRunTrash.class);

    private final TrackingDirectory directory;
    private final StorageRoot storage;
    private final AnnotationStore annotations;
    private final Clock clock;
    private final TrashFolder trash;
    private final ProcessLock lock;
    private final OpenStep openStep;
    private final TrashMoves moves;

    /** @param annotations from which those of a run go with it, and to which they come back */
    public FileRunTrash(TrackingDirectory directory, StorageFolders folders, AnnotationStore annotations, Clock clock) {
        this(
                directory,
                new TrashFolder(folders.trash(), FileActions.OF_THE_SYSTEM),
                new TrashMoves(FileActions.OF_THE_SYSTEM, directory, annotations),
                annotations,
                clock);
    }

    FileRunTrash(
            TrackingDirectory directory,
            TrashFolder trash,
            TrashMoves moves,
            AnnotationStore annotations,
            Clock clock) {
        this.directory = directory;
        this.storage = new StorageRoot(directory.root());
        this.annotations = annotations;
        this.clock = clock;
        this.trash = trash;
        this.lock = new ProcessLock(trash.lock());
        this.openStep = new OpenStep(clock);
        this.moves = moves;
    }

    @Override
    public DeletedRun delete(ApplicationKey key, @Nullable String by) throws RunRefusal, IOException {
        ProcessLock.Held held = lock.acquire();
        try {
            ApplicationFiles files = find(key);
            requireEnded(key, files);
            List<Annotation> notes = notesOf(key);
            DeletedRun run = new DeletedRun(
                    UUID.randomUUID().toString(),
                    key,
                    clock.instant(),
                    by,
                    FolderMove.bytes(files.folder()),
                    notes.size());
            TrashEntry entry = new TrashEntry(trash.place(run.id()), run, Phase.DELETING);
            moveIn(entry, files, notes);
            finishDeleting(entry);
            return run;
        } finally {
            held.close();
        }
    }

    @Override
    public List<DeletedRun> deleted() {
        try {
            return trash.entries().stream()
                    .filter(TrashEntry::hasArrived)
                    .map(TrashEntry::run)
                    .toList();
        } catch (IOException refused) {
            LOG.warn("The trash can't be read.", refused);
            return List.of();
        }
    }

    @Override
    public Optional<DeletedRun> deleted(String id) {
        return trash.find(id).map(TrashEntry::run);
    }

    @Override
    public DeletedRun restore(String id) throws RunRefusal, IOException {
        ProcessLock.Held held = lock.acquire();
        try {
            TrashEntry entry = require(id);
            Path target = moves.target(entry);
            requireFree(entry.run().key(), target);
            trash.write(entry.in(Phase.RESTORING));
            try {
                moves.back(entry, target);
            } catch (IOException refused) {
                trash.write(entry.in(Phase.DELETED));
                requireFree(entry.run().key(), target);
                throw refused;
            }
            moves.restoreAnnotations(entry);
            trash.drop(entry);
            return entry.run();
        } finally {
            held.close();
        }
    }

    @Override
    public DeletedRun purge(String id) throws RunRefusal, IOException {
        ProcessLock.Held held = lock.acquire();
        try {
            TrashEntry entry = require(id);
            trash.drop(entry);
            return entry.run();
        } finally {
            held.close();
        }
    }

    @Override
    public int purgeBefore(Instant time, int most) throws IOException {
        int purged = 0;
        List<TrashEntry> latestFirst = trash.entries();
        for (int i = latestFirst.size() - 1; i >= 0 && purged < most; i--) {
            TrashEntry entry = latestFirst.get(i);
            if (entry.run().deletedAt().isBefore(time) && purge(entry)) {
                purged++;
            }
        }
        return purged;
    }

    /** The lock is given back after each, so that nobody waits for all. */
    private boolean purge(TrashEntry entry) throws IOException {
        ProcessLock.Held held = lock.acquire();
        try {
            Optional<TrashEntry> now = trash.find(entry.run().id()).filter(found -> found.phase() == Phase.DELETED);
            if (now.isPresent()) {
                trash.drop(now.get());
            }
            return now.isPresent();
        } finally {
            held.close();
        }
    }

    @Override
    public void recover() throws IOException {
        ProcessLock.Held held = lock.acquire();
        try {
            for (TrashEntry entry : trash.entries()) {
                recover(entry);
            }
            trash.sweep();
        } finally {
            held.close();
        }
    }

    /** One that can't be recovered now stays as it is, and must not hinder the others. */
    private void recover(TrashEntry entry) {
        try {
            if (entry.phase() == Phase.DELETING) {
                recoverDeleting(entry);
            } else if (entry.phase() == Phase.RESTORING) {
                recoverRestoring(entry);
            }
        } catch (IOException refused) {
            LOG.warn(
                    "Moving run '{}' of project '{}' was interrupted and can't be finished now. It is tried again at the"
                            + " next start.",
                    entry.run().key().app(),
                    entry.run().key().project(),
                    refused);
        }
    }

    private void recoverDeleting(TrashEntry entry) throws IOException {
        if (!entry.hasArrived() || !moves.finishIn(entry)) {
            trash.drop(entry);
        } else {
            finishDeleting(entry);
        }
    }

    private void recoverRestoring(TrashEntry entry) throws IOException {
        if (moves.isBack(entry)) {
            moves.restoreAnnotations(entry);
            trash.drop(entry);
        } else if (entry.hasArrived()) {
            moves.cleanBack(entry);
            trash.write(entry.in(Phase.DELETED));
        }
    }

    private void moveIn(TrashEntry entry, ApplicationFiles files, List<Annotation> notes)
            throws RunRefusal, IOException {
        boolean moved;
        try {
            trash.begin(entry.run(), notes);
            moved = moves.in(entry, files.folder());
        } catch (IOException refused) {
            if (moves.isWhereItWas(entry, files.folder())) {
                trash.drop(entry);
            }
            throw refused;
        }
        if (!moved) {
            trash.drop(entry);
            throw running(entry.run().key(), "Something was written to it while it was moved.");
        }
    }

    /** The run is in the trash; what fails now is done at the next start. */
    private void finishDeleting(TrashEntry entry) {
        try {
            moves.removeAnnotations(entry);
            trash.write(entry.in(Phase.DELETED));
        } catch (IOException refused) {
            LOG.warn(
                    "Run '{}' of project '{}' is deleted, but its annotations can't be taken out now. It is tried again at"
                            + " the next start.",
                    entry.run().key().app(),
                    entry.run().key().project(),
                    refused);
        }
    }

    private ApplicationFiles find(ApplicationKey key) throws RunRefusal {
        return directory
                .findApplication(key.project(), key.app())
                .filter(files ->
                        storage.folder(files.folder().resolveSibling("")).isPresent())
                .filter(files -> Files.isDirectory(files.folder(), LinkOption.NOFOLLOW_LINKS))
                .orElseThrow(() -> new RunRefusal(
                        RunRefusal.Kind.MISSING,
                        "Run " + quoted(key.app()) + " is not in project " + quoted(key.project())
                                + ". Choose one of those that /api/v1/applications lists."));
    }

    private void requireEnded(ApplicationKey key, ApplicationFiles files) throws RunRefusal, IOException {
        if (openStep.isIn(files)) {
            throw running(key, "A step of it is still running.");
        }
    }

    private static RunRefusal running(ApplicationKey key, String why) {
        return new RunRefusal(
                RunRefusal.Kind.RUNNING,
                "Run " + quoted(key.app()) + " of project " + quoted(key.project()) + " can't be deleted now. " + why
                        + " Wait until it has ended, or end its process.");
    }

    private TrashEntry require(String id) throws RunRefusal {
        return trash.find(id)
                .orElseThrow(() -> new RunRefusal(
                        RunRefusal.Kind.MISSING,
                        "There is no " + quoted(id) + " in the trash. Choose the id of one of those that /api/v1/trash"
                                + " lists."));
    }

    private static void requireFree(ApplicationKey key, Path target) throws RunRefusal {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new RunRefusal(
                    RunRefusal.Kind.EXISTS,
                    "There is another run " + quoted(key.app()) + " in project " + quoted(key.project())
                            + " now, and nothing of it may be lost. Delete that first, then restore this.");
        }
    }

    private List<Annotation> notesOf(ApplicationKey key) {
        return annotations.annotations(key.project()).readable().orElse(List.of()).stream()
                .filter(note -> note.step().appId().equals(key.app()))
                .toList();
    }

    private static String quoted(String value) {
        return "'" + (value.length() <= 80 ? value : value.substring(0, 80) + "…") + "'";
    }
}
