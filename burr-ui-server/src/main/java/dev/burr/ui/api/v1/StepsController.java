package dev.burr.ui.api.v1;

import dev.burr.tracking.GraphDocument;
import dev.burr.ui.api.ApiException;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.RunBeginning;
import dev.burr.ui.index.StepEnd;
import dev.burr.ui.index.StepSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The steps of a run as a list without payloads, and one step with its payload. */
@RestController
@RequestMapping("/api/v1")
final class StepsController {

    private static final int LONGEST_PAGE = 5000;

    private final Runs runs;

    StepsController(Runs runs) {
        this.runs = runs;
    }

    /** @param after place in the list behind which the answer begins; -1 for the start */
    @GetMapping("/steps")
    @Nullable
    StepPage steps(
            WebRequest request,
            @RequestParam String project,
            @RequestParam String app,
            @RequestParam(defaultValue = "-1") int after,
            @RequestParam(defaultValue = "1000") int limit) {
        requireLimit(limit);
        Run run = runs.run(project, app);
        if (runs.unchanged(request, run)) {
            return null;
        }
        List<StepSummary> steps = run.steps(after, limit);
        int last =
                steps.isEmpty() ? run.total() - 1 : steps.get(steps.size() - 1).index();
        return new StepPage(steps, run.total(), run.version(), last < run.total() - 1 ? last : null);
    }

    /** What a page shows of a long run while all of it is being read; a later answer of {@code /steps} may correct it. */
    @GetMapping("/steps/beginning")
    StepPage beginning(
            @RequestParam String project, @RequestParam String app, @RequestParam(defaultValue = "200") int limit) {
        requireLimit(limit);
        RunBeginning beginning = runs.beginning(project, app, limit);
        List<StepSummary> steps = beginning.steps();
        return new StepPage(
                steps,
                beginning.total(),
                beginning.version(),
                steps.size() < beginning.total() ? steps.size() - 1 : null);
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw ApiException.badRequest("Parameter 'limit' is " + limit + ", which is not between 1 and "
                    + LONGEST_PAGE + ". Ask for a page of that size and follow nextAfter.");
        }
    }

    @GetMapping("/step")
    @Nullable
    StepDetail step(
            WebRequest request, @RequestParam String project, @RequestParam String app, @RequestParam long sequenceId) {
        Run run = runs.run(project, app);
        int place = run.indexOf(sequenceId).orElseThrow(() -> Missing.step(app, sequenceId));
        if (runs.unchanged(request, run)) {
            return null;
        }
        Optional<StepEnd> end = run.end(place);
        Map<String, @Nullable Object> stateAfter = end.map(StepEnd::state).orElse(null);
        StepSummary step = run.step(place);
        Optional<GraphDocument.Action> action = StepFacts.action(run, step.action());
        return new StepDetail(
                step,
                run.inputs(place),
                end.map(StepFacts::result).orElse(null),
                end.map(StepEnd::exception).orElse(null),
                stateAfter,
                end.map(StepEnd::stateProblem).orElse(null),
                run.stateBefore(place).orElse(null),
                StepFacts.attributes(run.details(place)),
                run.writers(place, stateAfter == null ? Set.of() : stateAfter.keySet()),
                StepFacts.origin(run, place),
                action.map(GraphDocument.Action::reads).orElse(List.of()),
                action.map(GraphDocument.Action::writes).orElse(List.of()),
                action.map(GraphDocument.Action::code).orElse(""),
                run.bytes(place));
    }
}
