package dev.burr.ui.index;

import dev.burr.tracking.WriterLiveness;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks for changes in the storage while somebody listens, or always. It only looks: what changed is read elsewhere, and told when
 * that is done. What fails of one run or project, even with an error, hides nothing of the others, and it goes on.
 *
 * <p>It compares stamps instead of asking the operating system for notices: that works on every file system, network disks
 * included, and knows no limit. Runs that are likely to change are looked at every {@link #TICK}, and so are the folders of projects,
 * which tell of new runs. All others are looked at in turn, as many in a tick as a twentieth of a processor can.
 */
final class ChangeWatcher implements AutoCloseable {

    static final Duration TICK = Duration.ofMillis(100);

    /** While nobody listens. */
    private static final Duration SLOW_TICK = Duration.ofSeconds(1);

    private static final int SWEEP_SHARE = 20;

    /** What many new runs at once are told by, at most. */
    private static final Duration RESYNC = Duration.ofSeconds(1);

    private final Catalogues catalogues;
    private final TrackingRepository repository;
    private final Ears ears;
    private final @Nullable Snapshots snapshots;

    private final Semaphore wake = new Semaphore(0);
    private @Nullable Thread thread;
    private boolean always;
    private boolean closed;

    /** Who is told, and how it is known what is to be told. */
    record Ears(WriterLiveness liveness, ChangeFeed feed, WatchFailures failures) {}

    /** @param snapshot where to keep what is known from one time to the next; nowhere if null */
    ChangeWatcher(Catalogues catalogues, TrackingRepository repository, Ears ears, @Nullable Path snapshot) {
        this.catalogues = catalogues;
        this.repository = repository;
        this.ears = ears;
        this.snapshots = snapshot == null ? null : new Snapshots(new SnapshotFile(snapshot), catalogues);
    }

    /** Begins to look, unless it does already. What changes after this returned is noticed. */
    synchronized void watch() {
        if (closed) {
            return;
        }
        if (thread != null) {
            wake.release();
            return;
        }
        Watch watch = new Watch();
        Thread watching = new Thread(() -> run(watch), "burr-ui-watcher");
        watching.setDaemon(true);
        watching.start();
        thread = watching;
    }

    /** Looks from now on until it is closed. */
    synchronized void watchAlways() {
        always = true;
        watch();
    }

    /** Ends, and keeps what is known. */
    @Override
    public void close() {
        Thread watching;
        synchronized (this) {
            closed = true;
            watching = thread;
            wake.release();
        }
        join(watching);
        if (snapshots != null && always) {
            snapshots.saveAtTheEnd();
        }
    }

    private static void join(@Nullable Thread watching) {
        try {
            if (watching != null && watching != Thread.currentThread()) {
                watching.join(Duration.ofSeconds(2).toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Watch watch) {
        try {
            if (snapshots != null && always) {
                ears.failures().guard("the snapshot", snapshots::load);
            }
            while (isWatching()) {
                watch.tick();
                rest();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            ended();
        }
    }

    /** Whatever ended it, the next listener begins anew. */
    private synchronized void ended() {
        if (thread == Thread.currentThread()) {
            thread = null;
        }
    }

    private synchronized boolean isWatching() {
        if (closed || !(always || ears.feed().hasListeners())) {
            thread = null;
            return false;
        }
        return true;
    }

    /** Until the next tick, or until there is somebody who listens or it is to end. */
    private void rest() throws InterruptedException {
        Duration tick = ears.feed().hasListeners() ? TICK : SLOW_TICK;
        wake.tryAcquire(tick.toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
    }

    /** Whether a run whose last step is open was running when it was looked at last. */
    private record Judged(RunOverview run, boolean isRunning) {}

    /** What one thread knows while it watches. */
    private final class Watch {

        private Map<RunSlot, Judged> judged = Map.of();
        private Iterator<RunSlot> sweep = Collections.emptyIterator();
        private Iterator<ProjectCatalogue> swept = Collections.emptyIterator();
        private long nextResync = System.nanoTime();

        void tick() {
            ears.failures().guard("the projects", this::lookAtProjects);
            catalogues.lively(null).forEach(this::look);
            sweep();
            ears.failures().guard("open runs", this::tellInterruptions);
            tellOfMany();
            if (snapshots != null && always) {
                ears.failures().guard("the snapshot", snapshots::saveWhenDue);
            }
        }

        private void lookAtProjects() {
            List<StoredProject> present = repository.projects();
            catalogues.forgetAllBut(present);
            for (StoredProject project : present) {
                ears.failures().guard("project " + project.id(), () -> catalogues
                        .of(project.id())
                        .lookForNames(project));
            }
        }

        private void look(RunSlot slot) {
            catalogues.of(slot.key().project()).look(List.of(slot));
        }

        /** Goes on with the round through all runs. */
        private void sweep() {
            Duration tick = ears.feed().hasListeners() ? TICK : SLOW_TICK;
            long end = System.nanoTime() + tick.toNanos() / SWEEP_SHARE;
            boolean anew = false;
            while (System.nanoTime() < end) {
                if (sweep.hasNext()) {
                    look(sweep.next());
                } else if (swept.hasNext()) {
                    sweep = swept.next().slots().iterator();
                } else if (anew) {
                    return;
                } else {
                    swept = catalogues.all().iterator();
                    anew = true;
                }
            }
        }

        /** A step whose writer has died changes from running to interrupted while no file changes. */
        private void tellInterruptions() {
            Map<RunSlot, Judged> now = new HashMap<>();
            for (RunSlot slot : catalogues.openRuns()) {
                ears.failures().guard(slot.key(), () -> {
                    RunOverview run = slot.overview();
                    if (run != null) {
                        now.put(slot, judge(run, judged.get(slot)));
                    }
                });
            }
            judged = now;
        }

        /**
         * What was interrupted is so until it is written to. It is told also where it is seen for the first time: somebody may have
         * been shown the run before, when it was running.
         */
        private Judged judge(RunOverview run, @Nullable Judged before) {
            if (before != null && run.equals(before.run()) && !before.isRunning()) {
                return before;
            }
            Judged now = new Judged(run, run.mayGrow(ears.liveness()));
            if (!now.isRunning()) {
                catalogues.publishInterrupted(run, before == null);
            }
            return now;
        }

        private void tellOfMany() {
            if (System.nanoTime() - nextResync >= 0 && catalogues.takeUntold()) {
                ears.feed().resync();
                nextResync = System.nanoTime() + RESYNC.toNanos();
            }
        }
    }
}
