package dev.burr.ui.api.v1;

import dev.burr.ui.index.Run;
import dev.burr.ui.index.StepEnd;
import dev.burr.ui.index.StepSummary;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads what steps made of a key. A key keeps its value until the next step that changes it. */
final class FieldChanges {

    /** Of the log, for one page. */
    private static final long MOST_BYTES = 32_000_000;

    private final Run run;
    private final String key;

    FieldChanges(Run run, String key) {
        this.run = run;
        this.key = key;
    }

    /** What a key had after a step. */
    private record Value(boolean known, @Nullable String preview) {

        static final Value UNKNOWN = new Value(false, null);
    }

    List<FieldChange> of(int[] places) {
        List<FieldChange> changes = new ArrayList<>();
        int readable = readable(places);
        if (places.length > 0) {
            Value before = readable == 0 ? Value.UNKNOWN : before(places[0]);
            Iterator<Optional<StepEnd>> ends =
                    run.ends(IntStream.of(places).limit(readable)).iterator();
            for (int n = 0; n < places.length; n++) {
                boolean read = n < readable;
                Value after = read ? value(ends.next().map(StepEnd::state).orElse(null)) : Value.UNKNOWN;
                changes.add(change(places[n], before, after, read));
                before = after;
            }
        }
        return changes;
    }

    /** How many of the steps may be read: at least one, however large it is. */
    private int readable(int[] places) {
        long bytes = 0;
        for (int n = 0; n < places.length; n++) {
            bytes += run.bytes(places[n]);
            if (bytes > MOST_BYTES && n > 0) {
                return n;
            }
        }
        return places.length;
    }

    private FieldChange change(int place, Value before, Value after, boolean read) {
        StepSummary step = run.step(place);
        return new FieldChange(
                step.sequenceId(),
                place,
                step.action(),
                kind(step),
                step.end(),
                before.preview,
                after.preview,
                read && before.known && after.known);
    }

    private ChangeKind kind(StepSummary step) {
        if (step.added().contains(key)) {
            return ChangeKind.ADDED;
        }
        return step.removed().contains(key) ? ChangeKind.REMOVED : ChangeKind.CHANGED;
    }

    private Value before(int place) {
        OptionalInt earlier = run.endedBefore(place);
        return earlier.isEmpty()
                ? new Value(true, run.stateBefore(place).map(this::preview).orElse(null))
                : value(run.end(earlier.getAsInt()).map(StepEnd::state).orElse(null));
    }

    private Value value(@Nullable Map<String, @Nullable Object> state) {
        return state == null ? Value.UNKNOWN : new Value(true, preview(state));
    }

    private @Nullable String preview(Map<String, @Nullable Object> state) {
        return state.containsKey(key) ? Preview.of(state.get(key)) : null;
    }
}
