package dev.burr.ui.api.v1;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.GraphDocument;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.RunIndex;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** One run without its steps. */
@RestController
@RequestMapping("/api/v1")
final class ApplicationDetailController {

    private final Runs runs;
    private final RunIndex index;

    ApplicationDetailController(Runs runs, RunIndex index) {
        this.runs = runs;
        this.index = index;
    }

    @GetMapping("/application")
    @Nullable
    ApplicationDetail application(WebRequest request, @RequestParam String project, @RequestParam String app) {
        Run run = runs.run(project, app);
        if (runs.unchanged(request, run)) {
            return null;
        }
        return new ApplicationDetail(
                project,
                run.summary(),
                run.graph().readable().map(graph -> graph(graph, run)).orElse(null),
                run.children().stream().map(ApplicationDetailController::child).toList(),
                run.problems(),
                run.version());
    }

    /** Apart from the run itself, because it goes through all runs of the project, and changes with each of them. */
    @GetMapping("/neighbours")
    Neighbours neighbours(@RequestParam String project, @RequestParam String app) {
        return Neighbours.of(app, index.applications(project).orElseThrow(() -> Missing.project(project)));
    }

    /** Python's Burr, whose runs do not name their writer, has required and optional inputs in each other's place. */
    private static GraphView graph(GraphDocument graph, Run run) {
        boolean swapped = run.metadata().writer() == null;
        return new GraphView(
                graph.entrypoint(),
                graph.actions().stream()
                        .map(action -> new ActionView(
                                action.name(),
                                action.reads(),
                                action.writes(),
                                users(swapped ? action.optionalInputs() : action.inputs()),
                                users(swapped ? action.inputs() : action.optionalInputs()),
                                action.code()))
                        .toList(),
                graph.transitions().stream()
                        .map(transition ->
                                new TransitionView(transition.from(), transition.to(), transition.condition()))
                        .toList());
    }

    /** Without those that Burr itself passes in. */
    private static List<String> users(List<String> inputs) {
        return inputs.stream().filter(name -> !name.startsWith("__")).toList();
    }

    private static ChildView child(ChildLink link) {
        return new ChildView(
                link.child().appId(),
                link.child().partitionKey(),
                link.sequenceId(),
                ChildKind.of(link.kind()),
                link.eventTime().instant());
    }
}
