package dev.burr.ui.api.v1;

import dev.burr.ui.index.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Who wrote a key of the state, and who reads it. */
@RestController
@RequestMapping("/api/v1")
final class FieldController {

    private static final int LONGEST_PAGE = 500;

    private final Runs runs;

    FieldController(Runs runs) {
        this.runs = runs;
    }

    /**
     * @param key a top-level key of the user's state
     * @param after place of a step in the run's list behind which the changes begin; -1 for the start
     */
    @GetMapping("/field")
    @Nullable
    FieldHistory field(
            WebRequest request,
            @RequestParam String project,
            @RequestParam String app,
            @RequestParam String key,
            @RequestParam(defaultValue = "-1") int after,
            @RequestParam(defaultValue = "100") int limit) {
        Limits.within("limit", limit, 1, LONGEST_PAGE);
        Run run = runs.run(project, app);
        if (runs.unchanged(request, run)) {
            return null;
        }
        int[] places = run.changesOf(key).toArray();
        int[] page =
                run.changesOf(key).filter(place -> place > after).limit(limit).toArray();
        boolean more = page.length > 0 && page[page.length - 1] != places[places.length - 1];
        List<FieldChange> changes = new FieldChanges(run, key).of(page);
        FieldReaders readers = FieldReaders.in(run, key);
        return new FieldHistory(
                key,
                changes,
                places.length,
                more ? page[page.length - 1] : null,
                readers.actions(),
                readers.conditions());
    }
}
