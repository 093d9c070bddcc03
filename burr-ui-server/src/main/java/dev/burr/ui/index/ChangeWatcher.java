package dev.burr.ui.index;

import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Stamp;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for changes in the storage while somebody listens, and tells them.
 *
 * <p>It compares stamps instead of asking the operating system for notices: that works on every file system, network disks
 * included, and knows no limit. It rests ten times as long as a look took, so that a large storage costs at most a tenth of
 * a processor; a small one is looked at every {@link #SHORTEST_REST}.
 */
final class ChangeWatcher implements AutoCloseable {

    static final Duration SHORTEST_REST = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(ChangeWatcher.class);
    private static final int REST_FACTOR = 10;

    private final RunIndex index;
    private final TrackingRepository repository;
    private final ChangeFeed feed;

    private @Nullable Thread thread;
    private Map<ApplicationKey, Stamp> stamps = Map.of();
    private Map<ApplicationKey, String> open = Map.of();

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
        stamps = look();
        open = index.openRuns();
        Thread watching = new Thread(this::run, "burr-ui-watcher");
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

    private void run() {
        try {
            long rest = SHORTEST_REST.toMillis();
            do {
                Thread.sleep(rest);
                long start = System.nanoTime();
                compare();
                long took = (System.nanoTime() - start) / 1_000_000;
                rest = Math.max(SHORTEST_REST.toMillis(), REST_FACTOR * took);
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

    private void compare() {
        try {
            Map<ApplicationKey, Stamp> now = look();
            now.forEach((key, stamp) -> {
                if (!stamp.equals(stamps.get(key))) {
                    publish(key);
                }
            });
            stamps.keySet().stream()
                    .filter(key -> !now.containsKey(key))
                    .forEach(gone -> feed.publish(new ChangeNotice(gone.project(), gone.app(), "")));
            stamps = now;
            compareOpenRuns();
        } catch (RuntimeException failed) {
            LOG.warn("Looking for changes in the storage failed; it is tried again", failed);
        }
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

    private Map<ApplicationKey, Stamp> look() {
        Map<ApplicationKey, Stamp> found = new HashMap<>();
        for (StoredProject project : repository.projects()) {
            for (StoredApplication application : repository.applications(project.id())) {
                found.put(application.key(), application.stamp());
            }
        }
        return found;
    }
}
