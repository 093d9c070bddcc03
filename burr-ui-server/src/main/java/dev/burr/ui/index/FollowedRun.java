package dev.burr.ui.index;

import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.TrackingRepository;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of which the log and the documents are followed. Not thread-safe. */
final class FollowedRun {

    private final TrackingRepository repository;
    private final LogFold fold;
    private final Supplier<LogFacts> facts;
    private RunDocuments documents;
    private StoredApplication stored;
    private @Nullable LogFacts known;
    private @Nullable RunOverview overview;

    /** @param facts tells what {@code fold} has found; asked when that has read something */
    FollowedRun(
            StoredApplication stored,
            RunDocuments documents,
            TrackingRepository repository,
            LogFold fold,
            Supplier<LogFacts> facts) {
        this.repository = repository;
        this.fold = fold;
        this.facts = facts;
        this.stored = stored;
        this.documents = documents;
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
            documents = RunDocuments.read(now, repository);
        }
        boolean readMore = !fold.isAt(now.stamp().logBytes()) && fold.readOn(now);
        LogFacts current = known == null || readMore ? facts.get() : known;
        known = current;
        stored = now;
        overview = RunOverview.of(now, documents, current);
    }

    /** What its files looked like when it was made, or refreshed last. */
    StoredApplication stored() {
        return stored;
    }

    /** The run as it was refreshed last. */
    RunOverview overview() {
        return Objects.requireNonNull(overview, "refreshed");
    }

    RunDocuments documents() {
        return documents;
    }
}
