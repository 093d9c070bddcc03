package dev.burr.ui.usage;

import dev.burr.ui.storage.StorageUsage;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Adds up what each run takes. */
final class MeasuredUsage implements StorageUsage {

    static final int MOST_RUNS = 1000;

    private static final Comparator<RunUsage> SMALLEST_FIRST = Comparator.comparing(RunUsage::bytes)
            .thenComparing(Comparator.comparing(RunUsage::app).reversed());

    private final TrackingRepository repository;
    private final Besides besides;

    MeasuredUsage(TrackingRepository repository, Besides besides) {
        this.repository = repository;
        this.besides = besides;
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
        return new ProjectUsage(project.id(), runs, logBytes, documentBytes, besides.annotations(project.id()), shown);
    }

    /** The log and the list of children have been looked at already. */
    private RunUsage measure(StoredApplication application) {
        return new RunUsage(
                application.key().app(),
                application.stamp().logBytes(),
                Math.max(0, application.stamp().childBytes()) + besides.documents(application.key()));
    }
}
