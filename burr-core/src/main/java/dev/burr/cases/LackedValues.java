package dev.burr.cases;

import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.serde.ValueMarker;
import dev.burr.tracking.GraphDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values that a recording lacks as they were masked, cut or could not be written: a case says so where its action has to
 * do with them, and wants them filled in.
 *
 * @param inputs what was recorded of the inputs
 * @param missingInputs markers in place of others
 * @param action the action; null when nothing is known of it, and any key may be its business
 */
record LackedValues(Inputs inputs, List<ValueMarker> missingInputs, GraphDocument.@Nullable Action action) {

    static LackedValues of(Inputs recorded, GraphDocument.@Nullable Action action) {
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        var missing = new ArrayList<ValueMarker>();
        recorded.asMap().forEach((name, value) -> {
            List<ValueMarker> markers = ValueMarker.in(name, value);
            missing.addAll(markers);
            if (markers.isEmpty()) {
                inputs.put(name, value);
            }
        });
        return new LackedValues(Inputs.copyOf(inputs), List.copyOf(missing), action);
    }

    /** The state before the step, which says what is missing of it and of the inputs. */
    State noteBefore(State before) {
        var missing = new ArrayList<>(in(before, key -> reads(key) || writes(key)));
        missing.addAll(missingInputs);
        return note(before, missing);
    }

    /** The state after the step, which says what is missing of it. */
    State noteAfter(State after) {
        return note(after, in(after, this::writes));
    }

    private boolean reads(String key) {
        return action == null || action.reads().contains(key);
    }

    private boolean writes(String key) {
        return action == null || action.writes().contains(key);
    }

    private static List<ValueMarker> in(State state, Predicate<String> concerns) {
        return state.keys().stream()
                .filter(concerns)
                .flatMap(key -> ValueMarker.in(key, state.get(key)).stream())
                .toList();
    }

    private static State note(State state, List<ValueMarker> missing) {
        if (missing.isEmpty()) {
            return state;
        }
        var note = new StringBuilder();
        if (state.has(TraceCase.TODO)) {
            note.append(state.get(TraceCase.TODO)).append("; ");
        }
        note.append(RecordedCase.FILL_IN).append(": ");
        note.append(String.join(
                ", ",
                missing.stream()
                        .map(marker -> marker.path() + " " + marker.kind().words())
                        .toList()));
        return state.with(TraceCase.TODO, note.toString());
    }
}
