package dev.burr.ui.api.v1;

import dev.burr.ui.diff.ValueChange;
import dev.burr.ui.diff.ValueDiff;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.index.StepEnd;
import dev.burr.ui.storage.ApplicationKey;
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

/** The difference between the states after two steps. */
@RestController
@RequestMapping("/api/v1")
final class DiffController {

    private static final int MOST_CHANGES = 5000;
    private static final long MOST_CHARACTERS = 4_000_000;
    private static final String INTERNAL = "__";

    private final RunIndex index;

    DiffController(RunIndex index) {
        this.index = index;
    }

    /** @param from sequence id of the earlier step; without it the step before {@code to} */
    @GetMapping("/diff")
    Diff diff(
            @RequestParam String project,
            @RequestParam String app,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam long to) {
        Run run = index.run(new ApplicationKey(project, app)).orElseThrow(() -> Missing.application(project, app));
        int place = run.indexOf(to).orElseThrow(() -> Missing.step(app, to));
        Long start = from == null ? previous(run, place) : Long.valueOf(from);
        Map<String, @Nullable Object> before;
        if (start == null) {
            before = run.stateBefore(place).orElse(Map.of());
        } else {
            long step = start;
            run.indexOf(step).orElseThrow(() -> Missing.step(app, step));
            before = stateAfter(run, step).orElse(Map.of());
        }
        Map<String, @Nullable Object> after = stateAfter(run, to).orElse(before);
        ValueDiff diff = compare(before, after);
        return new Diff(start, to, changes(diff.changes(), run, place), diff.truncated());
    }

    /** Empty if the step has no end. */
    private static Optional<Map<String, @Nullable Object>> stateAfter(Run run, long sequenceId) {
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
