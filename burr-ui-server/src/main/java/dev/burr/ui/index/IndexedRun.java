package dev.burr.ui.index;

import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.TrackingRepository;

/** All that the index keeps of one run: the fold of its log and its other documents. Not thread-safe. */
final class IndexedRun {

    private final TrackingRepository repository;
    private final RunFold fold;
    private final FollowedRun run;
    private Origin origin;
    private FoldedLog log;

    /** @param origin of a run of these documents */
    IndexedRun(StoredApplication stored, RunDocuments documents, TrackingRepository repository, Origin origin) {
        this.repository = repository;
        this.origin = origin;
        this.fold = new RunFold(stored.key(), repository, origin.state());
        this.log = fold.folded();
        this.run = new FollowedRun(stored, documents, repository, fold, this::facts);
    }

    private LogFacts facts() {
        log = fold.folded();
        return LogFacts.of(log);
    }

    /** Whether the log that was read is still the beginning of the log that is there. */
    boolean continues(Stamp now) {
        return run.continues(now);
    }

    void refresh(StoredApplication now) {
        run.refresh(now);
    }

    /** Whether the state that it began with is still the one that was found, as far as its documents of the last refresh tell. */
    boolean originHolds() {
        return origin.holds(documents(), stored().key().project(), repository);
    }

    /** Tells what its first step changed from where another, which was made for the same run, says that it began. */
    void beginAs(IndexedRun other) {
        if (fold.beginFrom(other.origin.state())) {
            log = fold.folded();
        }
        origin = other.origin;
    }

    /** What its files looked like when it was made, or refreshed last. */
    StoredApplication stored() {
        return run.stored();
    }

    /** The run as it was refreshed last. */
    RunOverview overview() {
        return run.overview();
    }

    FoldedLog log() {
        return log;
    }

    RunDocuments documents() {
        return run.documents();
    }

    /** What it costs to keep, in bytes. */
    long weight() {
        return 2_000 + log.steps().stream().mapToLong(IndexedRun::weight).sum();
    }

    /** Its place while it is read and its entry, with what both point to. */
    private static long weight(StepEntry step) {
        String error = step.error();
        return 500 + 80L * step.details().size() + (error == null ? 0 : error.length());
    }
}
