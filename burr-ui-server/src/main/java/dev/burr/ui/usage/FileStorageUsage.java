package dev.burr.ui.usage;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.storage.StorageRoot;
import dev.burr.ui.storage.StorageUsage;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Looks at the sizes of files. What is behind a link out of the storage has none. */
final class FileStorageUsage implements StorageUsage {

    static final int MOST_RUNS = 1000;

    private static final Comparator<RunUsage> SMALLEST_FIRST = Comparator.comparing(RunUsage::bytes)
            .thenComparing(Comparator.comparing(RunUsage::app).reversed());

    private final TrackingDirectory directory;
    private final TrackingRepository repository;
    private final StorageRoot storage;

    FileStorageUsage(TrackingDirectory directory, TrackingRepository repository) {
        this.directory = directory;
        this.repository = repository;
        this.storage = new StorageRoot(directory.root());
    }

    @Override
    public List<ProjectUsage> measure() {
        return repository.projects().stream()
                .map(this::measure)
                .sorted(Comparator.comparing(ProjectUsage::bytes).reversed().thenComparing(ProjectUsage::project))
                .toList();
    }

    private ProjectUsage measure(StoredProject project) {
        int runs = 0;
        long logBytes = 0;
        long documentBytes = 0;
        PriorityQueue<RunUsage> largest = new PriorityQueue<>(SMALLEST_FIRST);
        for (StoredApplication application : repository.applications(project.id())) {
            RunUsage run = measure(application);
            runs++;
            logBytes += run.logBytes();
            documentBytes += run.documentBytes();
            largest.add(run);
            if (largest.size() > MOST_RUNS) {
                largest.remove();
            }
        }
        List<RunUsage> shown = new ArrayList<>(largest);
        shown.sort(SMALLEST_FIRST.reversed());
        return new ProjectUsage(project.id(), runs, logBytes, documentBytes, annotations(project.id()), shown);
    }

    /** The log and the list of children have been looked at already. */
    private RunUsage measure(StoredApplication application) {
        long documents = directory
                .findApplication(application.key().project(), application.key().app())
                .map(files -> size(files.graph()) + size(files.metadata()))
                .orElse(0L);
        return new RunUsage(
                application.key().app(),
                application.stamp().logBytes(),
                Math.max(0, application.stamp().childBytes()) + documents);
    }

    private long annotations(String project) {
        return directory
                .findProject(project)
                .filter(folder -> storage.folder(folder).isPresent())
                .map(folder -> size(folder.resolve("annotations.jsonl")))
                .orElse(0L);
    }

    private long size(Path file) {
        return storage.file(file).readable().map(BasicFileAttributes::size).orElse(0L);
    }
}
