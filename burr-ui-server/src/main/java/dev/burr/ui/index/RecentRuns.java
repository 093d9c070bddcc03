package dev.burr.ui.index;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the runs that were used last, as many as a number of steps allows. Safe for use by many threads. */
final class RecentRuns {

    private final int mostSteps;
    private final LinkedHashMap<RunSlot, IndexedRun> runs = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<RunSlot, Integer> weights = new HashMap<>();
    private long steps;

    RecentRuns(int mostSteps) {
        this.mostSteps = mostSteps;
    }

    synchronized @Nullable IndexedRun get(RunSlot slot) {
        return runs.get(slot);
    }

    /** Keeps a run, or notes that it has grown; others may be dropped for it, but never itself. */
    synchronized void keep(RunSlot slot, IndexedRun run) {
        remove(slot);
        runs.put(slot, run);
        weights.put(slot, run.weight());
        steps += run.weight();
        Iterator<RunSlot> oldest = runs.keySet().iterator();
        while (steps > mostSteps && runs.size() > 1) {
            RunSlot dropped = oldest.next();
            oldest.remove();
            forget(dropped);
        }
    }

    synchronized void remove(RunSlot slot) {
        if (runs.remove(slot) != null) {
            forget(slot);
        }
    }

    private void forget(RunSlot slot) {
        Integer weight = weights.remove(slot);
        steps -= weight == null ? 0 : weight;
    }
}
