package dev.burr.ui.index;

import dev.burr.ui.storage.ApplicationKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the runs that were used last, as many as a number of steps allows. Safe for use by many threads. */
final class RecentRuns {

    private final int mostSteps;
    private final LinkedHashMap<ApplicationKey, IndexedRun> runs = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<ApplicationKey, Integer> weights = new LinkedHashMap<>();
    private long steps;

    RecentRuns(int mostSteps) {
        this.mostSteps = mostSteps;
    }

    synchronized @Nullable IndexedRun get(ApplicationKey key) {
        return runs.get(key);
    }

    /** Keeps a run, or notes that it has grown; others may be dropped for it, but never itself. */
    synchronized void keep(ApplicationKey key, IndexedRun run) {
        remove(key);
        runs.put(key, run);
        weights.put(key, run.weight());
        steps += run.weight();
        Iterator<ApplicationKey> oldest = runs.keySet().iterator();
        while (steps > mostSteps && runs.size() > 1) {
            ApplicationKey dropped = oldest.next();
            oldest.remove();
            forget(dropped);
        }
    }

    synchronized void remove(ApplicationKey key) {
        if (runs.remove(key) != null) {
            forget(key);
        }
    }

    private void forget(ApplicationKey key) {
        Integer weight = weights.remove(key);
        steps -= weight == null ? 0 : weight;
    }
}
