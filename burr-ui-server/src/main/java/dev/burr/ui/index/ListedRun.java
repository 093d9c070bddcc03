package dev.burr.ui.index;

import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.TrackingRepository;

/** What a list shows of one run, followed without its values. Not thread-safe. */
final class ListedRun {

    private final OverviewFold fold;
    private final FollowedRun run;

    ListedRun(StoredApplication stored, TrackingRepository repository) {
        this.fold = new OverviewFold(stored.key(), repository);
        this.run = new FollowedRun(stored, RunDocuments.read(stored, repository), repository, fold, fold::facts);
    }

    boolean continues(Stamp now) {
        return run.continues(now);
    }

    void refresh(StoredApplication now) {
        run.refresh(now);
    }

    /** To be called before it is kept for the next time, which most are not. */
    void remember() {
        fold.remember();
    }

    RunOverview overview() {
        return run.overview();
    }

    /** Whether somebody must look at its states to tell what is wrong with them. */
    boolean hasChanges() {
        return fold.hasChanges();
    }

    /** What it costs to keep, in bytes. */
    long weight() {
        return 4_000 + fold.weight();
    }
}
