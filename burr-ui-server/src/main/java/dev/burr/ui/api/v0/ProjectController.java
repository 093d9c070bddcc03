package dev.burr.ui.api.v0;

import dev.burr.ui.index.LoggedApplication;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.StoredApplication;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Projects and their applications. */
@RestController
final class ProjectController {

    private static final Comparator<LoggedApplication> LAST_WRITTEN_FIRST = Comparator.comparing(
                    (LoggedApplication application) ->
                            application.stored().stamp().lastWritten())
            .reversed()
            .thenComparing(application -> application.stored().key().app());

    private final TrackingRepository repository;
    private final RunIndex index;

    ProjectController(TrackingRepository repository, RunIndex index) {
        this.repository = repository;
        this.index = index;
    }

    @GetMapping("/api/v0/projects")
    List<ProjectResponse> projects() {
        return repository.projects().stream().map(this::response).toList();
    }

    @GetMapping("/api/v0/{project_id}/{partition_key}/apps")
    ApplicationPageResponse applications(
            @PathVariable("project_id") String projectId,
            @PathVariable("partition_key") String partitionKey,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String offset) {
        BigInteger size = IntegerParameter.of("limit", limit, 100);
        BigInteger start = IntegerParameter.of("offset", offset, 0);
        Optional<String> wanted = PartitionKey.of(partitionKey);
        List<LoggedApplication> all = index.logged(projectId).stream()
                .filter(application -> wanted.isEmpty()
                        || wanted.get().equals(application.metadata().partitionKey()))
                .sorted(LAST_WRITTEN_FIRST)
                .toList();
        return new ApplicationPageResponse(
                PythonSlice.of(all, start, size).stream()
                        .map(ProjectController::response)
                        .toList(),
                all.size(),
                BigInteger.valueOf(all.size()).compareTo(start.add(size)) > 0);
    }

    /**
     * Counts applications only; Burr counts every file and folder. Its time of the last writing is that of the project's
     * folder, which does not move when a step is logged; ours does.
     */
    private ProjectResponse response(StoredProject project) {
        List<StoredApplication> applications = repository.applications(project.id());
        Instant lastWritten = applications.stream()
                .map(application -> application.stamp().lastWritten())
                .filter(written -> written.isAfter(project.modified()))
                .max(Comparator.naturalOrder())
                .orElse(project.modified());
        return new ProjectResponse(
                project.id(),
                project.id(),
                BurrTime.text(lastWritten),
                BurrTime.text(project.created()),
                applications.size(),
                BundledDemos.uri(project.id()));
    }

    private static ApplicationSummaryResponse response(LoggedApplication application) {
        return new ApplicationSummaryResponse(
                application.stored().key().app(),
                application.metadata().partitionKey(),
                BurrTime.text(application.stored().created()),
                BurrTime.text(application.stored().stamp().lastWritten()),
                application.steps(),
                Map.of(),
                PointerResponse.of(application.metadata().parent()),
                PointerResponse.of(application.metadata().spawningParent()));
    }
}
