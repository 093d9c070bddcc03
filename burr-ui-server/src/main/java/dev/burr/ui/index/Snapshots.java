package dev.burr.ui.index;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is known of all runs from one start of the server to the next. Nothing depends on it: each run of it is looked at once
 * more, and what is not in it is found. Belongs to one thread at a time.
 */
final class Snapshots {

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final long REST = TimeUnit.MINUTES.toNanos(1);

    /** At most a hundredth of the time is spent on it. */
    private static final int REST_FACTOR = 100;

    private final SnapshotFile file;
    private final Catalogues catalogues;
    private long next = System.nanoTime();
    private boolean hasSaved;
    private boolean failed;

    Snapshots(SnapshotFile file, Catalogues catalogues) {
        this.file = file;
        this.catalogues = catalogues;
    }

    void load() {
        try {
            file.read().forEach((project, runs) -> catalogues.of(project).recall(runs));
        } catch (IOException unusable) {
            LOG.warn(
                    "The snapshot of the index cannot be used, and the index is made anew from the runs. {}",
                    unusable.getMessage());
            LOG.debug("The snapshot of the index", unusable);
        }
    }

    /** Keeps what is known if that has changed, once everything was read for the first time and then now and again. */
    void saveWhenDue() {
        if (System.nanoTime() - next >= 0 && catalogues.pending() <= (hasSaved ? ProjectCatalogue.SMALL : 0)) {
            save();
        }
    }

    void saveAtTheEnd() {
        save();
    }

    private void save() {
        if (!catalogues.takeChanged()) {
            return;
        }
        long start = System.nanoTime();
        Map<String, List<RunOverview>> projects = new LinkedHashMap<>();
        catalogues.forEach((id, project) -> projects.put(id, project.sorted().runs()));
        try {
            file.write(projects);
            failed = false;
            hasSaved = true;
        } catch (IOException refused) {
            if (!failed) {
                LOG.warn(
                        "The snapshot of the index cannot be written: {}. The next start of the server reads all runs"
                                + " again. burr.ui.cache-dir names another folder.",
                        refused.toString());
            }
            failed = true;
        }
        long end = System.nanoTime();
        next = end + Math.max(REST, REST_FACTOR * (end - start));
    }
}
