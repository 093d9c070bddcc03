package dev.burr.ui.index;

import java.time.Instant;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When the steps of a log began and ended last, and whether they failed, in less than 40 bytes for each: a log may have millions. Steps
 * whose ids do not come in order take more. Not thread-safe.
 */
final class StepTimes {

    private final StepRows inOrder = new StepRows();
    private final StepRows late = new StepRows();
    private final TreeMap<Long, Integer> lateRows = new TreeMap<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private @Nullable String lastAction;

    /** What it costs to keep, in bytes. */
    long weight() {
        return 200 + 40L * inOrder.size() + 120L * late.size();
    }

    /** An attempt of a step begins; without a beginning it is no step. */
    void begin(long id, String action, Instant time) {
        int row = row(id);
        rows(row).begin(at(row), time);
        first = Math.min(first, id);
        if (id >= last) {
            last = id;
            lastAction = action;
        }
    }

    void end(long id, Instant time, boolean failed) {
        int row = row(id);
        rows(row).end(at(row), time, failed);
    }

    /** That of a step, which is made if there is none: negative for those that came late. */
    private int row(long id) {
        int size = inOrder.size();
        if (size == 0 || id > inOrder.id(size - 1)) {
            return inOrder.add(id);
        }
        int found = id == inOrder.id(size - 1) ? size - 1 : inOrder.find(id);
        return found >= 0 ? found : ~lateRows.computeIfAbsent(id, late::add);
    }

    private StepRows rows(int row) {
        return row < 0 ? late : inOrder;
    }

    private static int at(int row) {
        return row < 0 ? ~row : row;
    }

    /**
     * All steps together.
     *
     * @param first when the step with the lowest id began, null if there is no step
     * @param hasEnded whether the step with the highest id did; likewise {@code hasFailed}
     */
    record Sum(int steps, int failed, long micros, @Nullable Instant first, boolean hasEnded, boolean hasFailed) {}

    Sum sum() {
        int steps = 0;
        int failed = 0;
        long micros = 0;
        for (StepRows rows : new StepRows[] {inOrder, late}) {
            for (int row = 0; row < rows.size(); row++) {
                if (rows.hasBegun(row)) {
                    steps++;
                    failed += rows.hasFailed(row) ? 1 : 0;
                    micros += rows.micros(row);
                }
            }
        }
        if (steps == 0) {
            return new Sum(0, 0, 0, null, false, false);
        }
        int begun = row(first);
        int newest = row(last);
        return new Sum(
                steps,
                failed,
                micros,
                rows(begun).started(at(begun)),
                rows(newest).hasEnded(at(newest)),
                rows(newest).hasFailed(at(newest)));
    }

    /** The action of the step with the highest id, null if there is no step. */
    @Nullable
    String lastAction() {
        return lastAction;
    }
}
