package dev.burr.ui.api.v1.manage;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.storage.DeletedRun;
import dev.burr.ui.storage.RunTrash;
import dev.burr.ui.storage.StorageUsage.ProjectUsage;
import dev.burr.ui.storage.StorageUsage.RunUsage;
import dev.burr.ui.usage.UsageMeter;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells what takes how much room. */
@RestController
@RequestMapping("/api/v1")
final class StorageController {

    private final UsageMeter meter;
    private final RunTrash trash;

    StorageController(UsageMeter meter, RunTrash trash) {
        this.meter = meter;
        this.trash = trash;
    }

    @GetMapping("/storage")
    StorageView storage() {
        UsageMeter.Measured measured = meter.read();
        List<DeletedRun> deleted = trash.deleted();
        return new StorageView(
                measured.projects().stream().map(StorageController::view).toList(),
                measured.projects().stream().mapToInt(ProjectUsage::runs).sum(),
                measured.projects().stream().mapToLong(ProjectUsage::bytes).sum(),
                deleted.size(),
                deleted.stream().mapToLong(DeletedRun::bytes).sum(),
                measured.time());
    }

    /** The largest of a project, the one that takes most first. */
    @GetMapping("/storage/applications")
    StoredRuns storedApplications(@RequestParam String project, @RequestParam(defaultValue = "100") int limit) {
        int most = Limits.page(limit);
        UsageMeter.Measured measured = meter.read();
        ProjectUsage usage = measured.projects().stream()
                .filter(each -> each.project().equals(project))
                .findFirst()
                .orElseThrow(
                        () -> ApiException.notFound(
                                "No such project",
                                "Project " + ApiException.quoted(project) + " was not in the storage at "
                                        + measured.time()
                                        + ". Choose one of those that /api/v1/projects lists; a new one is known after a minute."));
        List<StoredRun> runs = usage.largest().stream()
                .limit(most)
                .map(StorageController::view)
                .toList();
        return new StoredRuns(runs, usage.runs(), measured.time());
    }

    private static ProjectStorage view(ProjectUsage usage) {
        return new ProjectStorage(
                usage.project(),
                usage.runs(),
                usage.bytes(),
                usage.logBytes(),
                usage.documentBytes(),
                usage.annotationBytes());
    }

    private static StoredRun view(RunUsage run) {
        return new StoredRun(run.app(), run.bytes(), run.logBytes(), run.documentBytes());
    }
}
