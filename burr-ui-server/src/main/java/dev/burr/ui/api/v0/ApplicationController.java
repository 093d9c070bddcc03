package dev.burr.ui.api.v0;

import dev.burr.tracking.GraphDocument;
import dev.burr.ui.api.ApiException;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.Document;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Everything that was logged for one application. */
@RestController
final class ApplicationController {

    private final RunIndex index;

    ApplicationController(RunIndex index) {
        this.index = index;
    }

    /** The partition key is not looked at, as in Burr: an id is unique in its project. */
    @GetMapping("/api/v0/{project_id}/{app_id}/{partition_key}/apps")
    ApplicationLogsResponse logs(
            @PathVariable("project_id") String projectId,
            @PathVariable("app_id") String appId,
            @PathVariable("partition_key") String partitionKey) {
        Run run = index.run(new ApplicationKey(projectId, appId))
                .orElseThrow(() -> ApiException.notFound(
                        "No such application", "App: " + appId + " from project: " + projectId + " not found"));
        Document<GraphDocument> graph = run.graph();
        ApplicationResponse application = graph.readable()
                .map(ApplicationResponse::of)
                .orElseThrow(() -> ApiException.notFound(
                        "No graph", noGraph(projectId, appId, Optional.ofNullable(graph.problem()))));
        return new ApplicationLogsResponse(
                application,
                run.children().stream().map(ChildResponse::of).toList(),
                steps(run),
                PointerResponse.of(run.metadata().parent()),
                PointerResponse.of(run.metadata().spawningParent()));
    }

    private static Iterable<StepResponse> steps(Run run) {
        return () -> StreamSupport.stream(run.payloads().spliterator(), false)
                .map(StepAssembly::of)
                .iterator();
    }

    private static String noGraph(String projectId, String appId, Optional<String> problem) {
        String what = "Graph file for app: " + appId + " from project: " + projectId;
        return problem.map(why -> what + " cannot be read. " + why).orElse(what + " not found");
    }
}
