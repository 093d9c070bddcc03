package dev.burr.ui.index;

import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.TrackingRepository;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that the index keeps of one run: the fold of its log and its other documents. Not thread-safe. */
final class IndexedRun {

    private final RunFold fold;
    private final FollowedRun run;
    private FoldedLog log;

    /** @param initialState fingerprints of the state before the first step, null if it is not known */
    IndexedRun(
            StoredApplication stored,
            RunDocuments documents,
            TrackingRepository repository,
            @Nullable Map<String, Long> initialState) {
        this.fold = new RunFold(stored.key(), repository, initialState);
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
