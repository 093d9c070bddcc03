package dev.burr.visibility;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is directly in a step or in one of its spans: how many spans there were, and which are open. Not thread-safe. */
final class OpenSpans {

    private final List<StepSpan> open = new ArrayList<>();
    private int count;

    /** The place of one more span, counted from 0. */
    int nextPlace() {
        return count++;
    }

    void add(StepSpan span) {
        open.add(span);
    }

    /** Looks from the end, as the latest span is the first to end as a rule. */
    void remove(StepSpan span) {
        open.remove(open.lastIndexOf(span));
    }

    /** The latest of the open ones; null when there is none. */
    @Nullable
    StepSpan last() {
        return open.isEmpty() ? null : open.get(open.size() - 1);
    }
}
