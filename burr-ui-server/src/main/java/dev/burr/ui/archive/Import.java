package dev.burr.ui.archive;

import dev.burr.tracking.file.ApplicationFiles;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.move.FolderMove;
import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.AnnotationLines;
import dev.burr.ui.storage.AnnotationStore;
import dev.burr.ui.storage.ArchiveRefusal;
import dev.burr.ui.storage.ArchiveRefusal.Kind;
import dev.burr.ui.storage.ImportReport;
import dev.burr.ui.storage.ImportReport.ImportedRun;
import dev.burr.ui.storage.RunArchive.OnConflict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One import: unpacks all, then moves run by run into the project. */
final class Import {

    private static final int MOST_NAMES = 1000;

    private final ArchivePlan plan;
    private final Unpacking unpacking;
    private final Path work;
    private final Place place;
    private final List<ImportedRun> report = new ArrayList<>();

    Import(ArchivePlan plan, Unpacking unpacking, Path work, Place place) {
        this.plan = plan;
        this.unpacking = unpacking;
        this.work = work;
        this.place = place;
    }

    /**
     * Where it goes.
     *
     * @param beside name in the project of what is copied from another file system and not complete; no list shows it
     */
    record Place(
            TrackingDirectory directory, String project, FolderMove move, AnnotationStore annotations, String beside) {

        Path folder() {
            return directory.project(project);
        }

        Optional<Path> of(String app) {
            return directory.findApplication(project, app).map(ApplicationFiles::folder);
        }

        boolean isTaken(String app) {
            return of(app).filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                    .isPresent();
        }
    }

    ImportReport run(OnConflict onConflict) throws ArchiveRefusal, IOException {
        if (onConflict == OnConflict.REFUSE) {
            requireFree();
        }
        Map<String, Path> unpacked = unpack(onConflict);
        List<Annotation> notes = notes();
        Files.createDirectories(place.folder());
        Map<String, String> imported = new LinkedHashMap<>();
        for (Map.Entry<String, Path> run : unpacked.entrySet()) {
            moveIn(run.getKey(), run.getValue(), onConflict, imported);
        }
        return new ImportReport(report, annotate(notes, imported));
    }

    private void requireFree() throws ArchiveRefusal {
        List<String> taken =
                plan.runs().keySet().stream().filter(place::isTaken).toList();
        if (!taken.isEmpty()) {
            throw new ArchiveRefusal(
                    Kind.EXISTS,
                    "Project '%s' has %d of the runs in the archive already: '%s'%s. Have those skipped or renamed."
                            .formatted(
                                    place.project(),
                                    taken.size(),
                                    String.join("', '", taken.subList(0, Math.min(5, taken.size()))),
                                    taken.size() > 5 ? " …" : ""));
        }
    }

    /** Everything, before anything is moved: only then is it known to be sound. */
    private Map<String, Path> unpack(OnConflict onConflict) throws ArchiveRefusal, IOException {
        Map<String, Path> unpacked = new LinkedHashMap<>();
        for (Map.Entry<String, List<ZipItem>> run : plan.runs().entrySet()) {
            String app = run.getKey();
            if (run.getValue().stream().noneMatch(item -> item.name().endsWith("/" + ArchivePlan.LOG))) {
                report.add(new ImportedRun(app, null, "It has no log.jsonl."));
            } else if (onConflict == OnConflict.SKIP && place.isTaken(app)) {
                report.add(new ImportedRun(app, null, "It is there already."));
            } else {
                Path folder = work.resolve(String.valueOf(unpacked.size()));
                unpacking.unpack(run.getValue(), folder);
                unpacked.put(app, folder);
            }
        }
        return unpacked;
    }

    /** Lines that are no annotations are left out. */
    private List<Annotation> notes() throws ArchiveRefusal, IOException {
        ZipItem item = plan.annotations();
        if (item == null) {
            return List.of();
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        unpacking.copy(item, lines);
        return AnnotationLines.read(lines.toByteArray()).notes();
    }

    private void moveIn(String app, Path unpacked, OnConflict onConflict, Map<String, String> imported)
            throws IOException {
        int number = 1;
        String name = app;
        while (number <= MOST_NAMES) {
            if (!place.isTaken(name) && isMoved(unpacked, name)) {
                imported.put(app, name);
                report.add(new ImportedRun(app, name, null));
                return;
            }
            if (onConflict != OnConflict.RENAME) {
                report.add(new ImportedRun(app, null, "It is there already."));
                return;
            }
            number++;
            name = app + "-" + number;
        }
        report.add(new ImportedRun(app, null, "All names like it are taken."));
    }

    /** Returns whether it was; another may have taken the place meanwhile. */
    private boolean isMoved(Path unpacked, String name) throws IOException {
        Path target = place.of(name).orElseThrow();
        try {
            if (!place.move().rename(unpacked, target)) {
                place.move().copy(unpacked, target, place.folder().resolve(place.beside()));
            }
            return true;
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** They are of this project now, and of the run's new name. */
    private int annotate(List<Annotation> notes, Map<String, String> imported) throws IOException {
        List<Annotation> ours = new ArrayList<>();
        for (Annotation note : notes) {
            String name = imported.get(note.step().appId());
            if (name != null) {
                ours.add(note.of(name));
            }
        }
        if (ours.isEmpty()) {
            return 0;
        }
        return place.annotations()
                .restore(place.project(), ours)
                .map(List::size)
                .orElse(0);
    }
}
