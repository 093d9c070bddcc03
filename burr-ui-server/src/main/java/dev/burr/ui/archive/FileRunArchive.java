package dev.burr.ui.archive;

import dev.burr.tracking.file.ApplicationFiles;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.folders.UserFolders;
import dev.burr.ui.move.FileActions;
import dev.burr.ui.move.FolderMove;
import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.ArchiveRefusal;
import dev.burr.ui.storage.ArchiveRefusal.Kind;
import dev.burr.ui.storage.ImportReport;
import dev.burr.ui.storage.RunArchive;
import dev.burr.ui.storage.RunRefusal;
import dev.burr.ui.storage.StorageRoot;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.TrackingRepository;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Archives of runs that are files. What is imported is unpacked in the data folder, and moved from there when it is complete. */
public final class FileRunArchive implements RunArchive {

    /** No import takes so long. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** How the name of a run ends that is being copied from another file system. */
    private static final String UNFINISHED = ".importing";

    private static final int BUFFER = 1 << 16;

    private final TrackingDirectory directory;
    private final TrackingRepository repository;
    private final AnnotationStore annotations;
    private final StorageRoot storage;
    private final Path workshop;
    private final ArchiveLimits limits;
    private final FolderMove move;
    private final Clock clock;

    /** @param folders where what is imported is unpacked */
    public FileRunArchive(
            TrackingDirectory directory,
            TrackingRepository repository,
            AnnotationStore annotations,
            UserFolders folders,
            ArchiveLimits limits) {
        this(
                directory,
                repository,
                annotations,
                folders.data().resolve("import").resolve(UserFolders.nameOf(directory.root())),
                limits,
                FileActions.OF_THE_SYSTEM);
    }

    FileRunArchive(
            TrackingDirectory directory,
            TrackingRepository repository,
            AnnotationStore annotations,
            Path workshop,
            ArchiveLimits limits,
            FileActions actions) {
        this.directory = directory;
        this.repository = repository;
        this.annotations = annotations;
        this.storage = new StorageRoot(directory.root());
        this.workshop = workshop;
        this.limits = limits;
        this.move = new FolderMove(actions);
        this.clock = Clock.systemUTC();
    }

    @Override
    public Export export(String project, List<String> apps) throws RunRefusal {
        if (repository.project(project).isEmpty()) {
            throw missing("Project " + quoted(project) + " is not in the storage.");
        }
        List<String> names = apps.isEmpty()
                ? repository.applications(project).stream()
                        .map(StoredApplication::key)
                        .map(key -> key.app())
                        .toList()
                : apps;
        Map<String, ApplicationFiles> runs = new TreeMap<>();
        for (String app : names) {
            runs.put(
                    app,
                    directory
                            .findApplication(project, app)
                            .filter(files -> storage.folder(files.folder()).isPresent())
                            .orElseThrow(() ->
                                    missing("Run " + quoted(app) + " is not in project " + quoted(project) + ".")));
        }
        return out -> new ArchiveWriter(out, storage, project).write(runs, notesOf(project, runs.keySet()));
    }

    @Override
    public ImportReport importInto(String project, InputStream zip, OnConflict onConflict)
            throws ArchiveRefusal, IOException {
        requireProject(project);
        sweep(workshop, "");
        sweep(directory.project(project), UNFINISHED);
        Path work = workshop.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(work);
            Path archive = work.resolve("archive.zip");
            long bytes = spool(zip, archive);
            ArchivePlan plan = ArchivePlan.of(archive, bytes, limits, directory, project);
            requireRoom(plan, work);
            try (Unpacking unpacking = Unpacking.of(archive)) {
                return new Import(plan, unpacking, work, place(project, work)).run(onConflict);
            }
        } finally {
            move.deleteAll(work);
        }
    }

    private Import.Place place(String project, Path work) {
        return new Import.Place(directory, project, move, annotations, "." + work.getFileName() + UNFINISHED);
    }

    /** No more than that of a stranger's archive comes onto the disk. */
    private long spool(InputStream zip, Path archive) throws ArchiveRefusal, IOException {
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(archive)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                bytes += read;
                if (bytes > limits.archiveBytes()) {
                    throw new ArchiveRefusal(
                            Kind.TOO_LARGE,
                            "The archive has more than the %,d bytes that are taken. Import it in parts, or raise"
                                            .formatted(limits.archiveBytes())
                                    + " burr.ui.import.max-archive.");
                }
                out.write(buffer, 0, read);
            }
        }
        return bytes;
    }

    private void requireProject(String project) throws ArchiveRefusal {
        try {
            Path folder = directory.project(project);
            if (storage.link(folder).isPresent() && storage.folder(folder).isEmpty()) {
                throw new ArchiveRefusal(
                        Kind.MALFORMED,
                        "Project " + quoted(project) + " is no folder in the storage. Import into another.");
            }
        } catch (IllegalArgumentException unsafe) {
            throw new ArchiveRefusal(Kind.MALFORMED, String.valueOf(unsafe.getMessage()));
        }
    }

    private static void requireRoom(ArchivePlan plan, Path work) throws IOException {
        long room = Files.getFileStore(work).getUsableSpace();
        if (plan.unpackedBytes() > room) {
            throw new IOException(
                    "The archive needs %,d bytes, and the disk of the data folder has %,d. Make room there."
                            .formatted(plan.unpackedBytes(), room));
        }
    }

    /** Deletes what servers left that were killed while they imported. */
    private void sweep(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var paths = Files.newDirectoryStream(folder, path -> isOurs(path, ending))) {
            for (Path path : paths) {
                if (Files.getLastModifiedTime(path).toInstant().plus(ABANDONED).isBefore(clock.instant())) {
                    move.deleteAll(path);
                }
            }
        }
    }

    /** Between the runs of a project, only what has such a name. */
    private static boolean isOurs(Path path, String ending) {
        String name = String.valueOf(path.getFileName());
        return ending.isEmpty() || (name.startsWith(".") && name.endsWith(ending));
    }

    private List<Annotation> notesOf(String project, Set<String> apps) {
        Set<String> wanted = new HashSet<>(apps);
        return annotations.annotations(project).readable().orElse(List.of()).stream()
                .filter(note -> wanted.contains(note.step().appId()))
                .toList();
    }

    private static RunRefusal missing(String what) {
        return new RunRefusal(RunRefusal.Kind.MISSING, what + " Export what is in the storage.");
    }

    private static String quoted(String value) {
        return "'" + (value.length() <= 80 ? value : value.substring(0, 80) + "…") + "'";
    }
}
