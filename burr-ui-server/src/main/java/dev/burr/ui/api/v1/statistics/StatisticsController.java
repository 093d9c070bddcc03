package dev.burr.ui.api.v1.statistics;

import dev.burr.ui.api.ApiException;
import dev.burr.ui.api.CsvRow;
import dev.burr.ui.statistics.Days;
import dev.burr.ui.statistics.ProjectStatistics;
import dev.burr.ui.statistics.ProjectStatistics.ActionFigures;
import dev.burr.ui.statistics.ProjectStatistics.Coverage;
import dev.burr.ui.statistics.Statistics;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the actions of a project do, and what its runs cost. */
@RestController
@RequestMapping("/api/v1")
final class StatisticsController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Statistics statistics;

    StatisticsController(Statistics statistics) {
        this.statistics = statistics;
    }

    /**
     * Sums over the runs of a project. An answer comes within about a second: where not all runs were read by then,
     * {@code coverage} says so, and asking again goes on. Not to ask again is to end it.
     *
     * @param from the first day, as 2026-11-23; since the beginning when not given
     * @param to the last day; until now when not given
     */
    @GetMapping("/statistics")
    StatisticsView statistics(
            @RequestParam String project,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Days days = days(from, to);
        return new StatisticsView(
                days.from(),
                days.to(),
                statistics.zone().getId(),
                statistics.prices().currency(),
                statistics.prices().asOf(),
                of(project, days));
    }

    /** The actions as a table, once all runs are read. */
    @GetMapping(path = "/statistics/csv", produces = "text/csv")
    ResponseEntity<byte[]> statisticsTable(
            @RequestParam String project,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        ProjectStatistics known = of(project, days(from, to));
        Coverage coverage = known.coverage();
        if (coverage.read() < coverage.runs() && !coverage.full()) {
            throw ApiException.busy("The server has read %,d of %,d runs by now. Ask again: it goes on from there."
                    .formatted(coverage.read(), coverage.runs()));
        }
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(project + "-actions.csv", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(table(known).getBytes(StandardCharsets.UTF_8));
    }

    private static String table(ProjectStatistics known) {
        StringBuilder table = new StringBuilder(
                "action,steps,failed,runs,p50_micros,p95_micros,longest_micros,longest_app_id,longest_sequence_id,"
                        + "total_micros\r\n");
        for (ActionFigures action : known.actions()) {
            table.append(new CsvRow()
                    .text(action.action())
                    .number(action.steps())
                    .number(action.failed())
                    .number(action.runs())
                    .number(action.p50Micros())
                    .number(action.p95Micros())
                    .number(action.longestMicros())
                    .text(action.longestApp())
                    .number(action.longestId())
                    .number(action.totalMicros()));
        }
        return table.toString();
    }

    private ProjectStatistics of(String project, Days days) {
        return statistics.of(project, days).orElseThrow(() -> noSuchProject(project));
    }

    static ApiException noSuchProject(String project) {
        return ApiException.notFound(
                "No such project",
                "Project " + ApiException.quoted(project)
                        + " is not in the storage. Choose one of those that /api/v1/projects lists.");
    }

    private static Days days(@Nullable String from, @Nullable String to) {
        Days days = new Days(day("from", from), day("to", to));
        if (days.from() != null && days.to() != null && days.from().isAfter(days.to())) {
            throw ApiException.badRequest("Parameter 'from' is " + days.from() + ", which is after 'to', " + days.to()
                    + ". Give the earlier day first.");
        }
        return days;
    }

    private static @Nullable LocalDate day(String name, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException wrong) {
            throw ApiException.badRequest(
                    "Parameter '" + name + "' is " + ApiException.quoted(value)
                            + ", which is no day. Write it as in 2026-11-23.",
                    wrong);
        }
    }
}
