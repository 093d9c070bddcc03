package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.diff.ValueChange;
import dev.burr.ui.diff.ValueDiff;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.StepEnd;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The difference between the states after two steps. */
@RestController
@RequestMapping("/api/v1")
final class DiffController {

    private static final int MOST_CHANGES = 5000;
    private static final long MOST_CHARACTERS = 4_000_000;
    private static final String INTERNAL = "__";

    private final Runs runs;

    DiffController(Runs runs) {
        this.runs = runs;
    }

    /**
     * @param from sequence id of the step with the first state; without it the step before {@code to}
     * @param fromApp run that it is in, if that is another one
     */
    @GetMapping("/diff")
    @Nullable
    Diff diff(
            WebRequest request,
            @RequestParam String project,
            @RequestParam String app,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable String fromApp,
            @RequestParam long to) {
        Run run = runs.run(project, app);
        int place = run.indexOf(to).orElseThrow(() -> Missing.step(app, to));
        String source = fromApp == null ? app : fromApp;
        Run other = source.equals(app) ? run : runs.run(project, source);
        if (other != run && from == null) {
            throw ApiException.badRequest(
                    "Parameter 'from' is missing, and the step before that of another run is none of"
                            + " this one's. Add the sequence id of a step of run " + ApiException.quoted(source)
                            + ".");
        }
        if (runs.unchanged(request, run, other)) {
            return null;
        }
        Long start = from == null ? previous(run, place) : from;
        Map<String, @Nullable Object> before = start == null
                ? run.stateBefore(place).orElse(Map.of())
                : stateAfter(other, start).orElse(Map.of());
        Map<String, @Nullable Object> after = stateAfter(run, to).orElseGet(() -> other == run ? before : Map.of());
        ValueDiff diff = compare(before, after);
        return new Diff(start, source, to, changes(diff.changes(), run, place), diff.truncated(), diff.approximate());
    }

    /** Empty if the step has no end. */
    private static Optional<Map<String, @Nullable Object>> stateAfter(Run run, long sequenceId) {
        if (run.indexOf(sequenceId).isEmpty()) {
            throw Missing.step(run.summary().appId(), sequenceId);
        }
        Optional<StepEnd> end = run.lastEnd(sequenceId);
        if (end.isPresent() && end.get().state() == null) {
            throw Missing.state(run.summary().appId(), end.get());
        }
        return end.map(StepEnd::state);
    }

    private static @Nullable Long previous(Run run, int place) {
        OptionalInt before = run.endedBefore(place);
        return before.isEmpty() ? null : run.step(before.getAsInt()).sequenceId();
    }

    private static ValueDiff compare(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        ValueDiff diff = new ValueDiff(MOST_CHANGES, MOST_CHARACTERS);
        diff.compare(withoutInternal(before), withoutInternal(after));
        return diff;
    }

    private static List<Change> changes(List<ValueChange> changes, Run run, int place) {
        Set<String> keys = new HashSet<>();
        changes.forEach(change -> keys.add(String.valueOf(change.path().get(0))));
        Map<String, Long> writers = run.writers(place, keys);
        return changes.stream()
                .map(change -> Change.of(
                        change, writers.get(String.valueOf(change.path().get(0)))))
                .toList();
    }

    private static Map<String, @Nullable Object> withoutInternal(Map<String, @Nullable Object> state) {
        Map<String, @Nullable Object> users = new LinkedHashMap<>(state);
        users.keySet().removeIf(key -> key.startsWith(INTERNAL));
        return users;
    }
}
