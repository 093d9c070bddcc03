package dev.burr.ui.index;

import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final ApplicationKey key;
    private final Memory memory;
    private final Listener listener;
    private final AtomicBoolean queued = new AtomicBoolean();
    private volatile @Nullable RunOverview overview;
    private volatile boolean forgotten;

    /** Held where the overview changes or the run is forgotten, which does not wait for who reads it. */
    private final Object keeping = new Object();

    private volatile @Nullable Stamp beingRead;

    RunSlot(ApplicationKey key, Memory memory, Listener listener) {
        this.key = key;
        this.memory = memory;
        this.listener = listener;
    }

    /**
     * What is kept of the runs that were used last.
     *
     * @param opened of those that somebody looked at
     * @param growing of those that changed while they were only listed
     */
    record Memory(RecentRuns<IndexedRun> opened, RecentRuns<ListedRun> growing) {}

    /** Is told what is found out of a run, by whoever finds it out. */
    interface Listener {

        /** Of all that is equal in many runs, the same in each. */
        RunOverview compact(RunOverview now);

        /** What {@link #compact} made is not kept any more. */
        void released(RunOverview compacted);

        /**
         * What is known of a run has changed.
         *
         * @param before null if nothing was known of it
         */
        void updated(RunSlot slot, @Nullable RunOverview before, RunOverview now);
    }

    ApplicationKey key() {
        return key;
    }

    /** What was found out last. */
    @Nullable
    RunOverview overview() {
        return overview;
    }

    boolean isForgotten() {
        return forgotten;
    }

    /** Whether it was not waiting to be read, and is now. */
    boolean queue() {
        return queued.compareAndSet(false, true);
    }

    void unqueue() {
        queued.set(false);
    }

    /** Whether it is being read for a list, as it was when its files looked like this. */
    boolean isBeingRead(Stamp stamp) {
        return stamp.equals(beingRead);
    }

    /** Takes what was found out earlier, unless something is known already. */
    synchronized boolean recall(RunOverview earlier) {
        if (overview == null) {
            set(earlier);
            return true;
        }
        return false;
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

    /**
     * Brings what a list shows of the run up to date. Reads no more of the log than that takes.
     *
     * @param look finds what the files look like
     * @param blank makes the run anew
     * @return whether the run is still there; nothing if that takes a look at its states, for which it must be opened
     */
    Optional<Boolean> list(Supplier<Optional<StoredApplication>> look, Function<StoredApplication, ListedRun> blank) {
        synchronized (this) {
            Optional<StoredApplication> now = look.get();
            if (now.isEmpty()) {
                return Optional.of(false);
            }
            beingRead = now.get().stamp();
            try {
                return list(now.get(), blank) ? Optional.of(true) : Optional.empty();
            } finally {
                beingRead = null;
            }
        }
    }

    private boolean list(StoredApplication now, Function<StoredApplication, ListedRun> blank) {
        Stamp stamp = now.stamp();
        IndexedRun opened = memory.opened().get(this);
        if (opened != null && opened.continues(stamp)) {
            refresh(opened, now);
            return true;
        }
        ListedRun growing = memory.growing().get(this);
        return list(growing != null && growing.continues(stamp) ? growing : blank.apply(now), now);
    }

    private boolean list(ListedRun listed, StoredApplication now) {
        memory.growing().remove(this);
        listed.refresh(now);
        if (listed.hasChanges()) {
            return false;
        }
        if (overview != null && !forgotten) {
            listed.remember();
            memory.growing().keep(this, listed);
        }
        set(listed.overview());
        return true;
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
                IndexedRun kept = memory.opened().get(this);
                if (kept != null) {
                    Optional<StoredApplication> now = look.get();
                    if (now.isEmpty()) {
                        return Optional.empty();
                    }
                    IndexedRun indexed = kept.continues(now.get().stamp()) ? kept : fresh;
                    if (indexed != null && isUpToDate(indexed, now.get(), fresh)) {
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

    /** What a fork began with is looked up without a lock, as all that makes a run anew. */
    private boolean isUpToDate(IndexedRun indexed, StoredApplication now, @Nullable IndexedRun fresh) {
        refresh(indexed, now);
        if (fresh == null) {
            return indexed.originHolds();
        }
        indexed.beginAs(fresh);
        return true;
    }

    /** Keeps nothing any more, also where somebody is still reading. */
    void forget() {
        synchronized (keeping) {
            RunOverview known = overview;
            if (!forgotten && known != null) {
                listener.released(known);
            }
            forgotten = true;
        }
        memory.opened().remove(this);
        memory.growing().remove(this);
    }

    private void refresh(IndexedRun indexed, StoredApplication now) {
        boolean whole = false;
        try {
            indexed.refresh(now);
            whole = true;
        } finally {
            if (!whole) {
                memory.opened().remove(this);
            }
        }
        memory.growing().remove(this);
        memory.opened().keep(this, indexed);
        if (forgotten) {
            memory.opened().remove(this);
        }
        set(indexed.overview());
    }

    private void set(RunOverview found) {
        RunOverview now = listener.compact(found);
        RunOverview before = overview;
        if (now.equals(before)) {
            listener.released(now);
            return;
        }
        put(now);
        listener.updated(this, before, now);
    }

    /** What was known before is not kept any more, and what is known of a run that was forgotten is not either. */
    private void put(RunOverview now) {
        synchronized (keeping) {
            RunOverview before = overview;
            overview = now;
            RunOverview unkept = forgotten ? now : before;
            if (unkept != null) {
                listener.released(unkept);
            }
        }
    }
}
