package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.index.ApplicationStatus;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.RunIndex;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists projects, and the runs of one. */
@RestController
@RequestMapping("/api/v1")
final class ProjectsController {

    private static final int LONGEST_PAGE = 1000;

    private final RunIndex index;

    ProjectsController(RunIndex index) {
        this.index = index;
    }

    @GetMapping("/projects")
    ProjectList projects() {
        return new ProjectList(index.projects());
    }

    /**
     * @param q text that the id, the first input, the last action or the partition key contains
     * @param status one of the statuses of a run; several are separated by commas
     */
    @GetMapping("/applications")
    ApplicationPage applications(
            @RequestParam String project,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable String partition,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        ApplicationFilter filter = new ApplicationFilter(q, statuses(status), partition);
        PageCursor after = PageCursor.parse(cursor, filter);
        List<ApplicationSummary> matching =
                index.applications(project).orElseThrow(() -> Missing.project(project)).stream()
                        .filter(filter::matches)
                        .toList();
        int size = limitWithin(limit);
        List<ApplicationSummary> page =
                matching.stream().filter(after::isBefore).limit(size + 1L).toList();
        boolean more = page.size() > size;
        List<ApplicationSummary> shown = more ? page.subList(0, size) : page;
        String next = more ? PageCursor.behind(shown.get(size - 1), filter).text() : null;
        return new ApplicationPage(shown, next, matching.size());
    }

    private static int limitWithin(int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw ApiException.badRequest("Parameter 'limit' is " + limit + ", which is not between 1 and "
                    + LONGEST_PAGE + ". Ask for a page of that size and follow nextCursor.");
        }
        return limit;
    }

    private static List<ApplicationStatus> statuses(@Nullable List<String> names) {
        return names == null
                ? List.of()
                : names.stream().map(ProjectsController::status).toList();
    }

    private static ApplicationStatus status(String name) {
        for (ApplicationStatus status : ApplicationStatus.values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(name)) {
                return status;
            }
        }
        throw ApiException.badRequest("Parameter 'status' is " + ApiException.quoted(name)
                + ", which is not a status of a run. Use 'succeeded', 'failed', 'running', 'interrupted' or 'empty'.");
    }
}
