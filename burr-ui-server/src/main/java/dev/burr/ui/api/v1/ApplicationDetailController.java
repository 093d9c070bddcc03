package dev.burr.ui.api.v1;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.GraphDocument;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.ApplicationKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One run without its steps. */
@RestController
@RequestMapping("/api/v1")
final class ApplicationDetailController {

    private final RunIndex index;

    ApplicationDetailController(RunIndex index) {
        this.index = index;
    }

    @GetMapping("/application")
    ApplicationDetail application(@RequestParam String project, @RequestParam String app) {
        Run run = index.run(new ApplicationKey(project, app)).orElseThrow(() -> Missing.application(project, app));
        Neighbours neighbours = Neighbours.of(app, index.applications(project).orElse(List.of()));
        return new ApplicationDetail(
                project,
                run.summary(),
                run.graph().readable().map(graph -> graph(graph, run)).orElse(null),
                run.children().stream().map(ApplicationDetailController::child).toList(),
                neighbours.newer(),
                neighbours.older(),
                run.problems(),
                run.version());
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

    private record Neighbours(@Nullable String newer, @Nullable String older) {

        static Neighbours of(String app, List<ApplicationSummary> newestFirst) {
            for (int i = 0; i < newestFirst.size(); i++) {
                if (newestFirst.get(i).appId().equals(app)) {
                    return new Neighbours(
                            i == 0 ? null : newestFirst.get(i - 1).appId(),
                            i == newestFirst.size() - 1
                                    ? null
                                    : newestFirst.get(i + 1).appId());
                }
            }
            return new Neighbours(null, null);
        }
    }
}
