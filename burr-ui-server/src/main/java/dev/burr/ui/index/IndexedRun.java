package dev.burr.ui.index;

import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.TrackingRepository;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that the index keeps of one run: the fold of its log and its other documents. Not thread-safe. */
final class IndexedRun {

    private final ApplicationKey key;
    private final TrackingRepository repository;
    private final RunFold fold;
    private RunDocuments documents;
    private FoldedLog log;
    private StoredApplication stored;
    private @Nullable RunOverview overview;

    /** @param initialState fingerprints of the state before the first step, null if it is not known */
    IndexedRun(
            StoredApplication stored,
            RunDocuments documents,
            TrackingRepository repository,
            @Nullable Map<String, Long> initialState) {
        this.key = stored.key();
        this.repository = repository;
        this.stored = stored;
        this.documents = documents;
        this.fold = new RunFold(key, repository, initialState);
        this.log = fold.folded();
    }

    /** Whether the log that was read is still the beginning of the log that is there. */
    boolean continues(Stamp now) {
        Stamp stamp = stored.stamp();
        return now.equals(stamp)
                || (now.logBytes() >= fold.position()
                        && now.logIdentity().equals(stamp.logIdentity())
                        && !isWrittenOver(stamp, now)
                        && fold.stillHolds());
    }

    /** Whoever appends makes the log longer; what is written without that is written over something. */
    private static boolean isWrittenOver(Stamp then, Stamp now) {
        return now.logBytes() == then.logBytes() && !now.logModified().equals(then.logModified());
    }

    void refresh(StoredApplication now) {
        if (!documents.stillHold(stored.stamp(), now.stamp())) {
            documents = RunDocuments.read(key, repository);
        }
        if (!fold.isAt(now.stamp().logBytes()) && fold.readOn()) {
            log = fold.folded();
        }
        stored = now;
        overview = RunOverview.of(now, documents, log);
    }

    /** What its files looked like when it was made, or refreshed last. */
    StoredApplication stored() {
        return stored;
    }

    /** The run as it was refreshed last. */
    RunOverview overview() {
        return Objects.requireNonNull(overview, "refreshed");
    }

    FoldedLog log() {
        return log;
    }

    RunDocuments documents() {
        return documents;
    }

    /** What it costs to keep, in steps. */
    int weight() {
        return 1 + fold.size();
    }
}
