package dev.burr.ui.storage;

import dev.burr.tracking.file.TrackingDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes as Burr's server keeps them: one a line in a file of the project, which no tracking writes.
 *
 * <p>Within this process one note is written after the other. Burr's own server, or another of ours, may write to the same
 * file: new notes are appended to what is there, and a note is replaced only if nothing else was written meanwhile.
 */
public final class FileAnnotations implements AnnotationStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileAnnotations.class);
    private static final int MOST_ATTEMPTS = 3;
    private static final String FILE = "annotations.jsonl";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSX").withZone(ZoneOffset.UTC);

    /** People write seldom, and other servers in this process may have the same storage: one lock will do. */
    private static final ReentrantLock WRITING = new ReentrantLock();

    private final TrackingDirectory directory;
    private final StorageRoot files;
    private final Clock clock;
    private final Map<String, String> reported = new ConcurrentHashMap<>();

    /** @param directory need not exist yet */
    public FileAnnotations(TrackingDirectory directory, Clock clock) {
        this.directory = directory;
        this.files = new StorageRoot(directory.root());
        this.clock = clock;
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
        Path file = file(projectId).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        WRITING.lock();
        try {
            AnnotationFile notes = open(file);
            String now = TIME.format(clock.instant());
            Annotation created = new Annotation(notes.nextId(), projectId, step, content, now, now);
            notes.append(created);
            return Optional.of(created);
        } finally {
            WRITING.unlock();
        }
    }

    @Override
    public Optional<Annotation> update(String projectId, long id, Annotation.Content content) throws IOException {
        Path file = file(projectId).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        WRITING.lock();
        try {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                AnnotationFile notes = open(file);
                Annotation before = notes.find(id).orElse(null);
                if (before == null) {
                    return Optional.empty();
                }
                Annotation updated = new Annotation(
                        id, before.projectId(), before.step(), content, before.created(), TIME.format(clock.instant()));
                if (notes.replace(updated)) {
                    return Optional.of(updated);
                }
            }
            throw new IOException("Another program writes to " + FILE + " all the time. Try again.");
        } finally {
            WRITING.unlock();
        }
    }

    private AnnotationFile open(Path file) {
        return AnnotationFile.read(file, files.file(file));
    }

    private Optional<Path> file(String projectId) {
        return directory
                .findProject(projectId)
                .filter(folder -> files.folder(folder).isPresent())
                .map(folder -> folder.resolve(FILE));
    }
}
