package dev.burr.ui.api.v1;

import dev.burr.ui.index.Run;
import dev.burr.ui.reproduce.Reproduction;
import dev.burr.ui.reproduce.Reproductions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** How a recorded step is done again elsewhere. */
@RestController
@RequestMapping("/api/v1")
final class ReproduceController {

    private final Runs runs;
    private final Reproductions reproductions;

    ReproduceController(Runs runs, Reproductions reproductions) {
        this.runs = runs;
        this.reproductions = reproductions;
    }

    @GetMapping("/step/reproduce")
    @Nullable
    Reproduction reproduce(
            WebRequest request, @RequestParam String project, @RequestParam String app, @RequestParam long sequenceId) {
        Run run = runs.run(project, app);
        if (runs.unchanged(request, run)) {
            return null;
        }
        int index = run.indexOf(sequenceId).orElseThrow(() -> Missing.step(app, sequenceId));
        return reproductions.of(project, run, index);
    }
}
