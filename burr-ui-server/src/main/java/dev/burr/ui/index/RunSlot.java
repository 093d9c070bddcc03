package dev.burr.ui.index;

import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The place of one run in the index. One thread at a time reads its log. What it keeps of the run is its own: the place of
 * a run that was forgotten and came back shares nothing with the former.
 */
final class RunSlot {

    /** How long after its last change a run is looked at again although only its documents were unreadable. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final RecentRuns recent;
    private volatile @Nullable RunOverview overview;
    private volatile boolean forgotten;

    RunSlot(RecentRuns recent) {
        this.recent = recent;
    }

    /** What was found out when the files looked like this, if it still holds. A right to read changes without a trace. */
    @Nullable
    RunOverview overviewAt(Stamp stamp, Instant now) {
        RunOverview known = overview;
        if (known == null || !known.stored().stamp().equals(stamp)) {
            return null;
        }
        boolean settling =
                known.problems() > 0 && stamp.lastWritten().plus(SETTLING).isAfter(now);
        return settling || !known.logIsReadable() ? null : known;
    }

    /** What is known of the run, if its last step has no end. */
    Optional<RunOverview> openOverview() {
        return Optional.ofNullable(overview).filter(known -> known.outcome() == RunOverview.Outcome.OPEN);
    }

    /**
     * Brings the run up to date and shows it to {@code view}.
     *
     * @param look finds what the files look like; called with the lock where another has read the run, so that who had to
     *     wait for that sees what that one saw, or newer
     * @param blank makes the run anew; called without a lock, because it may look at other runs
     * @return empty if the run is gone
     */
    <T> Optional<T> open(
            Supplier<Optional<StoredApplication>> look, Supplier<IndexedRun> blank, Function<IndexedRun, T> view) {
        IndexedRun fresh = null;
        while (true) {
            synchronized (this) {
                IndexedRun kept = recent.get(this);
                if (kept != null) {
                    Optional<StoredApplication> now = look.get();
                    if (now.isEmpty()) {
                        return Optional.empty();
                    }
                    IndexedRun indexed = kept.continues(now.get().stamp()) ? kept : fresh;
                    if (indexed != null) {
                        refresh(indexed, now.get());
                        return Optional.of(view.apply(indexed));
                    }
                } else if (fresh != null) {
                    refresh(fresh, fresh.stored());
                    return Optional.of(view.apply(fresh));
                }
            }
            fresh = blank.get();
        }
    }

    /** Keeps nothing any more, also where somebody is still reading. */
    void forget() {
        forgotten = true;
        recent.remove(this);
    }

    private void refresh(IndexedRun indexed, StoredApplication now) {
        boolean whole = false;
        try {
            indexed.refresh(now);
            whole = true;
        } finally {
            if (!whole) {
                recent.remove(this);
            }
        }
        overview = indexed.overview();
        recent.keep(this, indexed);
        if (forgotten) {
            recent.remove(this);
        }
    }
}
