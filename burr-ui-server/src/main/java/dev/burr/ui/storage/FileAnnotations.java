package dev.burr.ui.storage;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.folders.ProcessLock;
import dev.burr.ui.folders.UserFolders;
import dev.burr.ui.move.FileActions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes as Burr's server keeps them: one a line in a file of the project, which no tracking writes.
 *
 * <p>Of all servers of this user on this machine, one writes at a time. Burr's own server, or one elsewhere, may write to the
 * same file: new notes are appended to what is there, one that got the id of another meanwhile is numbered anew, and a note is
 * replaced only if nothing else was written meanwhile.
 */
public final class FileAnnotations implements AnnotationStore {

    static final String FILE = "annotations.jsonl";

    private static final Logger LOG = LoggerFactory.getLogger(FileAnnotations.class);
    private static final int MOST_ATTEMPTS = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

    private final TrackingDirectory directory;
    private final StorageRoot files;
    private final Clock clock;
    private final AnnotationSwap swap;
    private final ProcessLock writing;
    private final Map<String, String> reported = new ConcurrentHashMap<>();
    private volatile boolean lockReported;

    /**
     * @param directory need not exist yet
     * @param folders where the lock lies, and files that are not complete yet
     */
    public FileAnnotations(TrackingDirectory directory, UserFolders folders, Clock clock) {
        this(
                directory,
                folders.data().resolve("annotations").resolve(UserFolders.nameOf(directory.root())),
                FileActions.OF_THE_SYSTEM,
                clock);
    }

    FileAnnotations(TrackingDirectory directory, Path own, FileActions actions, Clock clock) {
        this.directory = directory;
        this.files = new StorageRoot(directory.root());
        this.clock = clock;
        this.swap = new AnnotationSwap(own, actions, clock);
        this.writing = new ProcessLock(own.resolve("lock"));
    }

    @Override
    public Document<List<Annotation>> annotations(String projectId) {
        Document<List<Annotation>> notes =
                file(projectId).map(file -> open(file).notes()).orElse(Document.missing());
        String problem = notes.problem();
        if (problem == null) {
            reported.remove(projectId);
        } else if (!problem.equals(reported.put(projectId, problem))) {
            LOG.warn("Annotations of project '{}': {}", projectId, problem);
        }
        return notes;
    }

    @Override
    public Optional<Annotation> create(String projectId, Annotation.Step step, Annotation.Content content)
            throws IOException {
        return writing(projectId, file -> {
            AnnotationFile notes = open(file);
            String now = TIME.format(clock.instant());
            Annotation created = new Annotation(notes.nextId(), projectId, step, content, now, now);
            notes.append(List.of(created));
            return Optional.of(numbered(file, created));
        });
    }

    @Override
    public Optional<Annotation> update(String projectId, long id, Annotation.Content content) throws IOException {
        return writing(projectId, file -> {
            String now = TIME.format(clock.instant());
            return change(file, id, before -> before.saying(content, now));
        });
    }

    @Override
    public Optional<Annotation> update(String projectId, long id, String asOf, Annotation.Content content)
            throws IOException, StaleAnnotation {
        AtomicReference<Annotation> other = new AtomicReference<>();
        Optional<Annotation> after = writing(projectId, file -> {
            String now = TIME.format(clock.instant());
            return change(file, id, before -> {
                boolean same = before.updated().equals(asOf);
                other.set(same ? null : before);
                return same ? before.saying(content, now) : before;
            });
        });
        if (other.get() != null) {
            throw new StaleAnnotation(other.get());
        }
        return after;
    }

    @Override
    public Optional<Annotation> delete(String projectId, long id) throws IOException {
        return writing(projectId, file -> change(file, id, before -> null));
    }

    @Override
    public void remove(String projectId, List<Annotation> notes) throws IOException {
        Map<Annotation, @Nullable Annotation> none = new HashMap<>();
        notes.forEach(note -> none.put(note, null));
        writing(projectId, file -> {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                AnnotationFile found = open(file);
                if (found.all().stream().noneMatch(none::containsKey)) {
                    return Optional.empty();
                }
                if (swap(file, found, found.with(none))) {
                    return Optional.empty();
                }
            }
            throw busy();
        });
    }

    @Override
    public Optional<List<Annotation>> restore(String projectId, List<Annotation> notes) throws IOException {
        return writing(projectId, file -> {
            AnnotationFile found = open(file);
            Restoring restoring = new Restoring(found.all(), found.nextId());
            List<Annotation> all =
                    restoring.all(notes.stream().map(note -> note.in(projectId)).toList());
            if (!restoring.added().isEmpty()) {
                found.append(restoring.added());
            }
            return Optional.of(all);
        });
    }

    /** A server elsewhere may have added a note with the same id at the same time. The first in the file keeps it. */
    private Annotation numbered(Path file, Annotation created) throws IOException {
        Annotation mine = created;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            AnnotationFile now = open(file);
            Annotation first = now.find(mine.id()).orElse(null);
            if (first == null) {
                now.append(List.of(mine));
            } else if (first.equals(mine)) {
                return mine;
            } else {
                Annotation other = mine.numbered(now.nextId());
                mine = swap(file, now, now.with(mine, other)) ? other : mine;
            }
        }
        throw busy();
    }

    private Optional<Annotation> change(Path file, long id, Change change) throws IOException {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            AnnotationFile notes = open(file);
            Annotation before = notes.find(id).orElse(null);
            if (before == null) {
                return Optional.empty();
            }
            Annotation after = change.of(before);
            if (before.equals(after) || swap(file, notes, notes.with(before, after))) {
                return Optional.of(after == null ? before : after);
            }
        }
        throw busy();
    }

    private boolean swap(Path file, AnnotationFile read, byte[] content) throws IOException {
        try {
            return swap.replace(file, read, content);
        } catch (IOException refused) {
            throw new IOException(FileProblem.unwritable(file, refused), refused);
        }
    }

    private <T> Optional<T> writing(String projectId, Writing<T> write) throws IOException {
        Path folder = folder(projectId).orElse(null);
        if (folder == null) {
            return Optional.empty();
        }
        ProcessLock.Held held = acquire();
        try {
            swap.clean(folder);
            return write.to(folder.resolve(FILE));
        } finally {
            held.close();
        }
    }

    /** Without a place for the lock, notes can still be made. */
    private ProcessLock.Held acquire() {
        try {
            return writing.acquire();
        } catch (IOException refused) {
            if (!lockReported) {
                lockReported = true;
                LOG.warn(
                        "The folder for the server's own data can't be written to, so that two servers may give an"
                                + " annotation the same id. Give the server's user the right to, or name another in"
                                + " burr.ui.data-dir.",
                        refused);
            }
            return writing.acquireInThisProcess();
        }
    }

    private static IOException busy() {
        return new IOException("Another program writes to " + FILE + " all the time. Try again.");
    }

    private AnnotationFile open(Path file) {
        return AnnotationFile.read(file, files.file(file));
    }

    private Optional<Path> file(String projectId) {
        return folder(projectId).map(folder -> folder.resolve(FILE));
    }

    private Optional<Path> folder(String projectId) {
        return directory.findProject(projectId).filter(folder -> files.folder(folder)
                .isPresent());
    }

    /** What a note becomes; null if it is to go. */
    @FunctionalInterface
    private interface Change {
        @Nullable
        Annotation of(Annotation before);
    }

    /** Done to the file of a project while nobody else writes to it. */
    @FunctionalInterface
    private interface Writing<T> {
        Optional<T> to(Path file) throws IOException;
    }
}
