package dev.burr.ui.index;

import dev.burr.tracking.WriterLiveness;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for changes in the storage while somebody listens, and tells them. What fails of one run or project, even with an
 * error, hides nothing of the others, and it goes on.
 *
 * <p>It compares stamps instead of asking the operating system for notices: that works on every file system, network disks
 * included, and knows no limit. Runs that are likely to change are looked at every {@link #TICK}, all runs so seldom that
 * it takes at most a twentieth of a processor.
 */
final class ChangeWatcher implements AutoCloseable {

    static final Duration TICK = Duration.ofMillis(100);

    /** What a notice has in place of a version that could not be found out. */
    static final String UNKNOWN_VERSION = "?";

    private static final int REST_FACTOR = 20;

    private final RunIndex index;
    private final TrackingRepository repository;
    private final WriterLiveness liveness;
    private final ChangeFeed feed;

    private @Nullable Thread thread;
    private boolean closed;

    ChangeWatcher(RunIndex index, TrackingRepository repository, WriterLiveness liveness, ChangeFeed feed) {
        this.index = index;
        this.repository = repository;
        this.liveness = liveness;
        this.feed = feed;
    }

    /** Begins to look, unless it does already. What changes after this returned is noticed. */
    synchronized void watch() {
        if (closed || thread != null) {
            return;
        }
        Watch watch = new Watch();
        Thread watching = new Thread(() -> run(watch), "burr-ui-watcher");
        watching.setDaemon(true);
        watching.start();
        thread = watching;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run(Watch watch) {
        try {
            do {
                Thread.sleep(TICK.toMillis());
                watch.tick();
            } while (!endedForLackOfListeners());
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

    private synchronized boolean endedForLackOfListeners() {
        if (feed.hasListeners()) {
            return false;
        }
        thread = null;
        return true;
    }

    /** What one thread knows while it watches. */
    private final class Watch {

        private final WatchFailures failures = new WatchFailures();
        private final StampBook stamps = new StampBook(repository, failures);
        private Map<ApplicationKey, String> open = Map.of();
        private long nextFullLook;

        Watch() {
            lookAtAll();
            failures.guard("open runs", () -> open = versionsOfOpenRuns());
        }

        void tick() {
            failures.guard("the storage", this::tellChanges);
            failures.guard("open runs", this::tellInterruptions);
        }

        private void tellChanges() {
            Set<ApplicationKey> changed = System.nanoTime() >= nextFullLook ? lookAtAll() : stamps.lookAtLively();
            changed.forEach(this::publish);
        }

        private Set<ApplicationKey> lookAtAll() {
            long start = System.nanoTime();
            Set<ApplicationKey> changed = stamps.lookAtAll();
            long end = System.nanoTime();
            nextFullLook = end + REST_FACTOR * (end - start);
            return changed;
        }

        /** A step whose writer has died changes from running to interrupted while no file changes. */
        private void tellInterruptions() {
            Map<ApplicationKey, String> now = versionsOfOpenRuns();
            now.forEach((key, version) -> {
                String before = open.get(key);
                if (before != null && !before.equals(version)) {
                    publish(key, version);
                }
            });
            open = now;
        }

        private Map<ApplicationKey, String> versionsOfOpenRuns() {
            Map<ApplicationKey, String> versions = new HashMap<>();
            for (RunOverview run : index.openRuns()) {
                ApplicationKey key = run.stored().key();
                failures.guard(key, () -> versions.put(key, run.version(liveness)));
            }
            return versions;
        }

        /** A run that cannot be read has changed all the same: whoever shows it should find that out. */
        private void publish(ApplicationKey key) {
            boolean told = failures.guard(
                    key, () -> publish(key, index.run(key).map(Run::version).orElse("")));
            if (!told) {
                publish(key, UNKNOWN_VERSION);
            }
        }

        private void publish(ApplicationKey key, String version) {
            feed.publish(new ChangeNotice(key.project(), key.app(), version));
        }
    }
}
