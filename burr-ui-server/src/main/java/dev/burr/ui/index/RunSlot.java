package dev.burr.ui.index;

import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The place of one run in the index. One thread at a time reads its log. */
final class RunSlot {

    /** How long after its last change a run is looked at again although only its documents were unreadable. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final ApplicationKey key;
    private final RecentRuns recent;
    private volatile @Nullable RunOverview overview;

    RunSlot(ApplicationKey key, RecentRuns recent) {
        this.key = key;
        this.recent = recent;
    }

    /** What was found out when the files looked like this, if it still holds. */
    @Nullable
    RunOverview overviewAt(Stamp stamp, Instant now) {
        RunOverview known = overview;
        if (known == null || !known.stored().stamp().equals(stamp)) {
            return null;
        }
        boolean settling =
                known.problems() > 0 && stamp.lastWritten().plus(SETTLING).isAfter(now);
        return settling ? null : known;
    }

    /** What is known of the run, if its last step has no end. */
    Optional<RunOverview> openOverview() {
        return Optional.ofNullable(overview).filter(known -> known.outcome() == RunOverview.Outcome.OPEN);
    }

    /**
     * Brings the run up to date and shows it to {@code view}.
     *
     * @param blank makes the run anew; called without a lock, because it may look at other runs
     */
    <T> T open(StoredApplication stored, Supplier<IndexedRun> blank, Function<IndexedRun, T> view) {
        IndexedRun fresh = null;
        while (true) {
            synchronized (this) {
                IndexedRun kept = recent.get(key);
                IndexedRun indexed = kept != null && kept.continues(stored.stamp()) ? kept : fresh;
                if (indexed != null) {
                    indexed.refresh(stored);
                    recent.keep(key, indexed);
                    overview = RunOverview.of(stored, indexed.documents(), indexed.log());
                    return view.apply(indexed);
                }
            }
            fresh = blank.get();
        }
    }
}
