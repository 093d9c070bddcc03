package dev.burr.ui.samples;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Puts the samples into a storage that is empty and was not used before, or that does not exist. Each project appears as
 * a whole or not at all. It works on a thread of its own, and closing waits until that is done.
 */
public final class SampleRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SampleRuns.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Path storage;
    private final PackedSamples samples;
    private final KnownStorages known;
    private final boolean given;
    private @Nullable Thread thread;

    SampleRuns(Path storage, PackedSamples samples, KnownStorages known) {
        this.storage = storage;
        this.samples = samples;
        this.known = known;
        this.given = samples.areThere() && isNew();
    }

    /** Looks whether the storage is to have samples; writes nothing yet. */
    public static SampleRuns of(Path storage) {
        return new SampleRuns(storage, PackedSamples.ofThisProgram(), KnownStorages.ofThisUser());
    }

    /** Whether the storage gets samples from this object. */
    public boolean areGiven() {
        return given;
    }

    /** Begins to unpack what is to be unpacked. */
    public void start() {
        Thread started = new Thread(this::apply, "burr-samples");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public void close() {
        Thread started = thread;
        if (started == null) {
            return;
        }
        try {
            started.join(LONGEST_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isNew() {
        return !Files.exists(storage) || (isEmpty() && !known.contains(storage));
    }

    private void apply() {
        try {
            if (given && isEmpty()) {
                unpack();
            }
            if (!known.contains(storage)) {
                known.add(storage);
            }
        } catch (IOException e) {
            LOG.warn(
                    "Sample runs cannot be put into '{}' ({}). Start with --no-samples to do without.",
                    storage,
                    e.toString());
        }
    }

    /** Hidden files, such as those that a file browser leaves, are no runs. */
    private boolean isEmpty() {
        try (Stream<Path> entries = Files.list(storage)) {
            return entries.allMatch(entry -> entry.getFileName().toString().startsWith("."));
        } catch (IOException e) {
            return !Files.exists(storage);
        }
    }

    private void unpack() throws IOException {
        Files.createDirectories(storage);
        Path work = Files.createTempDirectory(workspace(), ".burr-samples-");
        try {
            samples.unpackInto(work);
            for (Path project : listed(work)) {
                move(project);
            }
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    /** A folder from which a move is atomic: the one that the storage is in, unless the storage is a file system. */
    private Path workspace() throws IOException {
        Path parent = storage.toAbsolutePath().getParent();
        if (parent == null || !Files.isWritable(parent)) {
            return storage;
        }
        return Files.getFileStore(parent).equals(Files.getFileStore(storage)) ? parent : storage;
    }

    private void move(Path project) throws IOException {
        Path target = storage.resolve(project.getFileName().toString());
        try {
            Files.move(project, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.exists(target)) {
                throw e;
            }
            LOG.debug("Project '{}' appeared meanwhile and stays as it is", target, e);
        }
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
