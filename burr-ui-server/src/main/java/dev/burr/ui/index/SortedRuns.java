package dev.burr.ui.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The runs of a project in the order of a list. It is put in order when it is asked for after a change, from the order that it had,
 * which takes a few milliseconds for a hundred thousand runs. Safe for use by many threads.
 */
final class SortedRuns {

    private static final Comparator<Row> NEWEST_FIRST = (one, other) -> RunOrder.compare(
            one.run().lastActivity(),
            one.run().stored().key().app(),
            other.run().lastActivity(),
            other.run().stored().key().app());

    private final ConcurrentLinkedQueue<RunSlot> added = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean changed = new AtomicBoolean();
    private List<Row> rows = List.of();
    private List<RunOverview> runs = List.of();

    private record Row(RunSlot slot, RunOverview run) {}

    /** A run of which something is known for the first time. It stays out of the list if it is hidden. */
    void add(RunSlot slot) {
        if (!slot.key().isHidden()) {
            added.add(slot);
            changed.set(true);
        }
    }

    /** Something else is known of a run, or it is gone. */
    void changed() {
        changed.set(true);
    }

    /** As it is now; what changes afterwards is not seen in it. */
    synchronized List<RunOverview> runs() {
        if (changed.getAndSet(false)) {
            List<Row> now = new ArrayList<>(rows.size());
            rows.forEach(row -> add(row.slot(), now));
            for (RunSlot slot = added.poll(); slot != null; slot = added.poll()) {
                add(slot, now);
            }
            now.sort(NEWEST_FIRST);
            rows = now;
            runs = now.stream().map(Row::run).toList();
        }
        return runs;
    }

    private static void add(RunSlot slot, List<Row> rows) {
        RunOverview run = slot.overview();
        if (run != null && !slot.isForgotten()) {
            rows.add(new Row(slot, run));
        }
    }
}
