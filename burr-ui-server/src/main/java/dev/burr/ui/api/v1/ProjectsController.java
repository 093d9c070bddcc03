package dev.burr.ui.api.v1;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.api.Choice;
import dev.burr.ui.index.ActionRoll;
import dev.burr.ui.index.ApplicationStatus;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.ProjectRoll;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.index.RunList;
import dev.burr.ui.statistics.Spending;
import dev.burr.ui.statistics.Spendings;
import dev.burr.ui.storage.AnnotationStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final int MOST_ACTIONS = 1000;

    private final RunIndex index;
    private final AnnotationStore annotations;
    private final RunSelection selection;

    ProjectsController(RunIndex index, AnnotationStore annotations, Spendings spendings) {
        this.index = index;
        this.annotations = annotations;
        this.selection = new RunSelection(index, spendings);
    }

    @GetMapping("/projects")
    ProjectList projects() {
        ProjectRoll roll = index.projectsSoon();
        return new ProjectList(roll.projects(), roll.indexing());
    }

    /**
     * @param q text that the id, the first input, the last action or the partition key contains
     * @param status one of the statuses of a run; several are separated by commas
     * @param withoutPartition whether to list only runs without a partition key
     * @param since time, with its zone, since which something happened in a run; likewise {@code until}
     * @param minMicros least time that the steps of a run took together, in microseconds; likewise {@code maxMicros}
     * @param minTokens least number of tokens that language models took in and gave out; likewise {@code maxTokens}
     * @param minCost least cost of these by the prices that the server has; likewise {@code maxCost}
     * @param failed whether a step failed
     * @param action action that ran in any step
     * @param lastAction action of the last step
     * @param has error, annotation, fork or undeclared (a write that its action does not declare); several are separated by commas, and a run must have each
     * @param tag that an annotation of the run has
     * @param sort activity, start, duration, steps, failures, tokens or cost
     * @param order desc or asc
     */
    @GetMapping("/applications")
    ApplicationPage applications(
            @RequestParam String project,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable List<String> status,
            @RequestParam(required = false) @Nullable String partition,
            @RequestParam(defaultValue = "false") boolean withoutPartition,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable Long minMicros,
            @RequestParam(required = false) @Nullable Long maxMicros,
            @RequestParam(required = false) @Nullable Long minTokens,
            @RequestParam(required = false) @Nullable Long maxTokens,
            @RequestParam(required = false) @Nullable BigDecimal minCost,
            @RequestParam(required = false) @Nullable BigDecimal maxCost,
            @RequestParam(required = false) @Nullable Boolean failed,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String lastAction,
            @RequestParam(required = false) @Nullable List<String> has,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(defaultValue = "activity") String sort,
            @RequestParam(defaultValue = "desc") String order,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        ApplicationFilter filter = new ApplicationFilter(
                q,
                statuses(status),
                new ApplicationFilter.Partition(partition, withoutPartition),
                ApplicationFilter.Times.parse(since, until),
                new ApplicationFilter.Durations(minMicros, maxMicros),
                failed,
                ApplicationFilter.Actions.parse(action, lastAction),
                ApplicationFilter.Marks.parse(has, tag),
                ApplicationFilter.Spent.parse(minTokens, maxTokens, minCost, maxCost));
        PageCursor after = PageCursor.parse(cursor, filter, ApplicationOrder.parse(sort, order));
        int size = limitWithin(limit);
        ApplicationPage page = page(project, filter, after, size);
        boolean isAnother = index.lookAgain(
                project,
                page.applications().stream().map(ApplicationSummary::appId).toList());
        return isAnother ? page(project, filter, after, size) : page;
    }

    /** The names of the actions that ran in the runs of a project, sorted, at most 1,000. */
    @GetMapping("/actions")
    ActionList actions(@RequestParam String project) {
        ActionRoll all = index.actions(project).orElseThrow(() -> Missing.project(project));
        return new ActionList(
                all.names().stream().limit(MOST_ACTIONS).toList(), all.names().size(), all.indexing());
    }

    private ApplicationPage page(String project, ApplicationFilter filter, PageCursor after, int size) {
        RunList all =
                index.applicationsSoon(project, filter.actions().ran()).orElseThrow(() -> Missing.project(project));
        AnnotatedRuns annotated = AnnotatedRuns.of(annotations, project);
        ApplicationOrder order = after.order();
        RunSelection.Selected selected = selection.of(project, all, filter, order, annotated);
        Map<String, Spending> spendings = selected.spendings();
        Stream<ApplicationSummary> behind =
                selected.runs().stream().filter(run -> after.isBefore(order.key(run, spendings)));
        List<ApplicationSummary> page =
                order.isThatOfTheIndex() ? behind.limit(size + 1L).toList() : order.first(size + 1, behind, spendings);
        boolean more = page.size() > size;
        List<ApplicationSummary> shown = more ? page.subList(0, size) : page;
        String next = more
                ? PageCursor.behind(order.key(shown.get(size - 1), spendings), filter, order)
                        .text()
                : null;
        Map<String, Integer> notes = shown.stream()
                .map(ApplicationSummary::appId)
                .filter(annotated::contains)
                .collect(Collectors.toMap(run -> run, run -> annotated.counts().getOrDefault(run, 0)));
        return new ApplicationPage(shown, notes, next, selected.runs().size(), selected.indexing());
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
                : names.stream()
                        .map(name ->
                                Choice.of("status", name, ApplicationStatus.values(), "which is not a status of a run"))
                        .toList();
    }
}
