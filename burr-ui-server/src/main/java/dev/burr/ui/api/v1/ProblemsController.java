package dev.burr.ui.api.v1;

import dev.burr.ui.index.ApplicationStatus;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.ProjectSummary;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.index.RunList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is wrong in a project. */
@RestController
@RequestMapping("/api/v1")
final class ProblemsController {

    private static final int MOST = 100;

    private final RunIndex index;

    ProblemsController(RunIndex index) {
        this.index = index;
    }

    @GetMapping("/problems")
    ProjectProblems problems(@RequestParam String project) {
        RunList list = index.applicationsSoon(project).orElseThrow(() -> Missing.project(project));
        List<ApplicationSummary> damaged = new ArrayList<>();
        List<ApplicationSummary> interrupted = new ArrayList<>();
        int failed = 0;
        for (ApplicationSummary run : list.runs()) {
            if (run.problems() > 0) {
                damaged.add(run);
            }
            if (run.status() == ApplicationStatus.INTERRUPTED) {
                interrupted.add(run);
            }
            failed += run.status() == ApplicationStatus.FAILED ? 1 : 0;
        }
        return new ProjectProblems(
                storageProblem(project),
                damaged.stream().limit(MOST).toList(),
                damaged.size(),
                interrupted.stream().limit(MOST).toList(),
                interrupted.size(),
                failed,
                list.indexing());
    }

    private @Nullable String storageProblem(String project) {
        return index.projectsSoon().projects().stream()
                .filter(one -> one.id().equals(project))
                .findFirst()
                .map(ProjectSummary::problem)
                .orElse(null);
    }
}
