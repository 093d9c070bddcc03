package dev.burr.ui.index;

import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for changes in the storage while somebody listens, and tells them.
 *
 * <p>It compares stamps instead of asking the operating system for notices: that works on every file system, network disks
 * included, and knows no limit. Runs that are likely to change are looked at every {@link #TICK}, all runs so seldom that
 * it takes at most a twentieth of a processor.
 */
final class ChangeWatcher implements AutoCloseable {

    static final Duration TICK = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(ChangeWatcher.class);
    private static final int REST_FACTOR = 20;

    private final RunIndex index;
    private final TrackingRepository repository;
    private final ChangeFeed feed;

    private @Nullable Thread thread;

    ChangeWatcher(RunIndex index, TrackingRepository repository, ChangeFeed feed) {
        this.index = index;
        this.repository = repository;
        this.feed = feed;
    }

    /** Begins to look, unless it does already. What changes after this returned is noticed. */
    synchronized void watch() {
        if (thread != null) {
            return;
        }
        Watch watch = new Watch();
        Thread watching = new Thread(() -> run(watch), "burr-ui-watcher");
        watching.setDaemon(true);
        thread = watching;
        watching.start();
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run(Watch watch) {
        try {
            do {
                Thread.sleep(TICK.toMillis());
                try {
                    watch.tick();
                } catch (RuntimeException failed) {
                    LOG.warn("Looking for changes in the storage failed; it is tried again", failed);
                }
            } while (!endedForLackOfListeners());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
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

        private final StampBook stamps = new StampBook(repository);
        private Map<ApplicationKey, String> open;
        private long nextFullLook;

        Watch() {
            lookAtAll();
            open = index.openRuns();
        }

        void tick() {
            Set<ApplicationKey> changed = System.nanoTime() >= nextFullLook ? lookAtAll() : stamps.lookAtLively();
            changed.forEach(this::publish);
            compareOpenRuns();
        }

        private Set<ApplicationKey> lookAtAll() {
            long start = System.nanoTime();
            Set<ApplicationKey> changed = stamps.lookAtAll();
            long end = System.nanoTime();
            nextFullLook = end + REST_FACTOR * (end - start);
            return changed;
        }

        /** A step whose writer has died changes from running to interrupted while no file changes. */
        private void compareOpenRuns() {
            Map<ApplicationKey, String> now = index.openRuns();
            now.forEach((key, version) -> {
                String before = open.get(key);
                if (before != null && !before.equals(version)) {
                    feed.publish(new ChangeNotice(key.project(), key.app(), version));
                }
            });
            open = now;
        }

        private void publish(ApplicationKey key) {
            String version = index.run(key).map(Run::version).orElse("");
            feed.publish(new ChangeNotice(key.project(), key.app(), version));
        }
    }
}
