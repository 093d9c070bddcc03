package dev.burr.ui.index;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Keeps what was read of the runs that were used last, as much as a number of bytes allows. Safe for use by many threads. */
final class RecentRuns<R> {

    private final long mostBytes;
    private final ToLongFunction<R> weight;
    private final LinkedHashMap<RunSlot, R> runs = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<RunSlot, Long> weights = new HashMap<>();
    private long bytes;

    /** @param weight about how many bytes a run takes */
    RecentRuns(long mostBytes, ToLongFunction<R> weight) {
        this.mostBytes = mostBytes;
        this.weight = weight;
    }

    synchronized @Nullable R get(RunSlot slot) {
        return runs.get(slot);
    }

    /** Keeps a run, or notes that it has grown; others may be dropped for it, and itself if it is too large alone. */
    synchronized void keep(RunSlot slot, R run) {
        remove(slot);
        long added = weight.applyAsLong(run);
        runs.put(slot, run);
        weights.put(slot, added);
        bytes += added;
        Iterator<RunSlot> oldest = runs.keySet().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
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
        Long weighed = weights.remove(slot);
        bytes -= weighed == null ? 0 : weighed;
    }
}
