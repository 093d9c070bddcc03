package dev.burr.ui.insight;

import dev.burr.ui.insight.RunInsight.StateGrowth;
import org.jspecify.annotations.Nullable;

/** How entries with whole states grow from step to step. */
final class Growth {

    private boolean known = true;
    private long states;
    private long first;
    private long last;
    private long largestStep;
    private long largest = Long.MIN_VALUE;

    /** An entry with the whole state, which all but makes up its size. */
    void whole(long sequenceId, long bytes) {
        if (states == 0) {
            first = bytes;
        } else if (bytes - last > largest) {
            largest = bytes - last;
            largestStep = sequenceId;
        }
        last = bytes;
        states++;
    }

    /** An entry that does not say how large the state is. */
    void changes() {
        known = false;
    }

    @Nullable
    StateGrowth told() {
        return known && states > 1
                ? new StateGrowth(first, last, (last - first) / (double) (states - 1), largestStep, largest)
                : null;
    }
}
