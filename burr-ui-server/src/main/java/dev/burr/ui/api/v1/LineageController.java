package dev.burr.ui.api.v1;

import dev.burr.ui.index.Run;
import dev.burr.ui.index.RunIndex;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a run comes from, and what came out of it. */
@RestController
@RequestMapping("/api/v1")
final class LineageController {

    private static final int DEEPEST = 100;
    private static final int MOST_RUNS = 2_000;

    private final Runs runs;
    private final RunIndex index;

    LineageController(Runs runs, RunIndex index) {
        this.runs = runs;
        this.index = index;
    }

    /**
     * @param depth generations to look back and forth
     * @param limit number of runs
     */
    @GetMapping("/lineage")
    Lineage lineage(
            @RequestParam String project,
            @RequestParam String app,
            @RequestParam(defaultValue = "20") int depth,
            @RequestParam(defaultValue = "500") int limit) {
        Limits.within("depth", depth, 1, DEEPEST);
        Limits.within("limit", limit, 1, MOST_RUNS);
        Run run = runs.run(project, app);
        FamilyTree tree = new FamilyTree(index.applications(project).orElseThrow(() -> Missing.project(project)));
        tree.hear(app, run);
        return tree.of(app, depth, limit);
    }
}
