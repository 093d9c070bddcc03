package dev.burr.ui.compare;

import dev.burr.ui.index.Run;
import dev.burr.ui.index.StepEnd;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Goes through the states of one of two runs, from a step on, and tells what each step changed. Not thread-safe. */
final class SideStates {

    private final Run run;
    private int next;
    private @Nullable Iterator<Optional<StepEnd>> ends;
    private @Nullable Map<String, @Nullable Object> before;

    SideStates(Run run, int first) {
        this.run = run;
        this.next = first;
    }

    /** What a step did; null if it is not known. To be asked of each step, one after the other. */
    @Nullable
    StateChange change(int place) {
        if (place != next) {
            throw new IllegalStateException("Step at place " + place + " is asked for in place of that at " + next
                    + ". Ask for the steps of a window in their order.");
        }
        Iterator<Optional<StepEnd>> open = ends == null ? begin() : ends;
        next++;
        Optional<StepEnd> end = open.next();
        if (end.isEmpty()) {
            return StateChange.NONE;
        }
        Map<String, @Nullable Object> from = before;
        Map<String, @Nullable Object> after = end.get().state();
        before = after;
        return from == null || after == null ? null : StateChange.between(from, after);
    }

    private Iterator<Optional<StepEnd>> begin() {
        boolean isFirst = run.endedBefore(next).isEmpty();
        // Where a run began with is known from its first state only, except of a fork.
        Map<String, @Nullable Object> unknown = isFirst && run.metadata().parent() == null ? Map.of() : null;
        before = run.stateBefore(next).orElse(unknown);
        Iterator<Optional<StepEnd>> begun =
                run.ends(IntStream.range(next, run.total())).iterator();
        ends = begun;
        return begun;
    }
}
