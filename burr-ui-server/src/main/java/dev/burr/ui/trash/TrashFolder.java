package dev.burr.ui.trash;

import dev.burr.ui.move.FileActions;
import dev.burr.ui.move.FolderMove;
import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.AnnotationLines;
import dev.burr.ui.storage.DeletedRun;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trash of one storage: a folder for each deleted run. */
final class TrashFolder {

    private static final Logger LOG = LoggerFactory.getLogger(TrashFolder.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final String GOING = "going-";
    private static final Comparator<TrashEntry> LATEST_FIRST = Comparator.comparing(
                    (TrashEntry entry) -> entry.run().deletedAt())
            .reversed()
            .thenComparing(entry -> entry.run().id());

    private final Path folder;
    private final FileActions actions;
    private final FolderMove move;

    TrashFolder(Path folder, FileActions actions) {
        this.folder = folder;
        this.actions = actions;
        this.move = new FolderMove(actions);
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Path place(String id) {
        return folder.resolve(id);
    }

    /** All that has a manifest, the latest first. */
    List<TrashEntry> entries() throws IOException {
        List<TrashEntry> entries = new ArrayList<>();
        for (Path path : paths()) {
            if (ID.matcher(String.valueOf(path.getFileName())).matches()) {
                TrashEntry.read(path).ifPresent(entries::add);
            }
        }
        entries.sort(LATEST_FIRST);
        return entries;
    }

    /** A run that is in the trash and not on its way. */
    Optional<TrashEntry> find(String id) {
        return ID.matcher(id).matches()
                ? TrashEntry.read(folder.resolve(id)).filter(TrashEntry::hasArrived)
                : Optional.empty();
    }

    void begin(DeletedRun run, List<Annotation> annotations) throws IOException {
        TrashEntry entry = new TrashEntry(place(run.id()), run, TrashEntry.Phase.DELETING);
        actions.createFolder(entry.folder());
        actions.write(entry.annotations(), AnnotationLines.write(annotations));
        write(entry);
    }

    void write(TrashEntry entry) throws IOException {
        actions.write(entry.manifest(), entry.json());
    }

    /** From the first step on it is not in the trash any more, and what an interruption leaves goes with the next recovery. */
    void drop(TrashEntry entry) throws IOException {
        if (!Files.exists(entry.folder())) {
            return;
        }
        Path going = folder.resolve(GOING + entry.folder().getFileName());
        actions.rename(entry.folder(), going);
        move.deleteAll(going);
    }

    /** Deletes what an interruption has left that is nobody's run. */
    void sweep() throws IOException {
        for (Path path : paths()) {
            String name = String.valueOf(path.getFileName());
            boolean isEmptyEntry = ID.matcher(name).matches()
                    && !Files.exists(path.resolve("manifest.json"))
                    && !Files.exists(path.resolve("run"));
            if (name.startsWith(GOING) || isEmptyEntry) {
                move.deleteAll(path);
            } else if (ID.matcher(name).matches() && TrashEntry.read(path).isEmpty()) {
                LOG.warn(
                        "The manifest of a deleted run in '{}' can't be read. Its files are in the folder 'run' there: move"
                                + " them back by hand, or delete the folder.",
                        path);
            }
        }
    }

    private List<Path> paths() throws IOException {
        List<Path> paths = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(paths::add);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return paths;
    }
}
