package dev.burr.ui.index;

import dev.burr.tracking.WriterLiveness;
import dev.burr.ui.storage.StoredProject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Adds up the runs of a project. */
final class ProjectRollup {

    private ProjectRollup() {}

    static ProjectSummary of(StoredProject project, List<RunOverview> runs, WriterLiveness liveness, LocalDate today) {
        List<ApplicationStatus> statuses =
                runs.stream().map(run -> run.status(liveness)).toList();
        Instant began = runs.stream()
                .map(RunOverview::firstActivity)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(project.created());
        Instant last = runs.stream()
                .map(RunOverview::lastActivity)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new ProjectSummary(
                project.id(),
                runs.size(),
                count(statuses, ApplicationStatus.FAILED),
                count(statuses, ApplicationStatus.RUNNING),
                began,
                last,
                activity(runs, today),
                project.problem());
    }

    private static int count(List<ApplicationStatus> statuses, ApplicationStatus status) {
        return (int) statuses.stream().filter(status::equals).count();
    }

    private static List<ActivityDay> activity(List<RunOverview> runs, LocalDate today) {
        Map<LocalDate, ActivityDay> days = new HashMap<>();
        runs.stream().flatMap(run -> run.days().stream()).forEach(day -> days.merge(day.day(), day, ActivityDay::plus));
        return IntStream.range(0, ActivityDays.KEPT)
                .mapToObj(ago -> today.minusDays(ActivityDays.KEPT - 1L - ago))
                .map(day -> days.getOrDefault(day, new ActivityDay(day, 0, 0)))
                .toList();
    }
}
