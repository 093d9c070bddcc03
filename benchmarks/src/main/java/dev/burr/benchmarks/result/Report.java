package dev.burr.benchmarks.result;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results as text. */
public final class Report {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Results results;

    /** A report on these. */
    public Report(Results results) {
        this.results = results;
    }

    /** Where and how, what each contender takes, and how they compare. */
    public String text() {
        return heading()
                + warning()
                + (results.scenarios().isEmpty() ? "" : "\n" + costs())
                + (results.servers().isEmpty() ? "" : "\n" + servers())
                + "\n"
                + figures()
                + notMeasured();
    }

    private String heading() {
        return """
                Burr for Spring %s against Apache Burr %s and LangGraph4j %s, %s UTC.
                %s.
                %s: %s, each with %.1f s of warm-up (Python %.1f s) and %.1f s that count; load %.1f before and %.1f after.
                """
                .formatted(
                        results.commit(),
                        results.peer(),
                        results.langGraph(),
                        MINUTE.format(results.date()),
                        results.machine().describe(),
                        results.effort().name(),
                        results.effort().rounds() == 1
                                ? "1 round"
                                : results.effort().rounds() + " rounds",
                        results.effort().jvmWarmUpMillis() / 1_000.0,
                        results.effort().pythonWarmUpMillis() / 1_000.0,
                        results.effort().measuredMillis() / 1_000.0,
                        results.loadBefore(),
                        results.loadAfter());
    }

    private String warning() {
        return results.wasDisturbed()
                ? "The machine had other work to do: a figure that varies from round to round says little.\n"
                : "";
    }

    private String costs() {
        var table = new Table(2, "Scenario", "Who", "A step, median", "min – max", "Bytes a step", "Allocated");
        for (ScenarioResult scenario : results.scenarios()) {
            for (ContenderResult contender : scenario.contenders()) {
                Spread cost = contender.microsPerStep();
                table.row(
                        scenario.title(),
                        contender.label(),
                        Figures.time(cost.median()),
                        Figures.timeRange(cost),
                        Figures.bytes(contender.bytesPerStep()),
                        Figures.counted(contender.allocatedPerStep()));
            }
        }
        return table.render();
    }

    private String servers() {
        var table = new Table(3, "Served", "Who", "What", "Median", "min – max");
        for (ServerResult server : results.servers()) {
            for (MeasureResult measure : server.measures()) {
                Spread value = measure.value();
                table.row(
                        server.title(),
                        measure.who(),
                        measure.what(),
                        Figures.number(value.median()) + " " + measure.unit(),
                        Figures.range(value));
            }
        }
        return table.render();
    }

    private String figures() {
        var table = new Table(2, "Scenario", "Figure", "Median", "min – max", "Goal", "");
        results.scenarios().forEach(scenario -> figures(scenario.title(), scenario.figures(), table));
        results.servers().forEach(server -> figures(server.title(), server.figures(), table));
        return table.render();
    }

    private static void figures(String title, List<FigureResult> figures, Table table) {
        for (FigureResult figure : figures) {
            table.row(
                    title,
                    figure.text(),
                    Figures.number(figure.value().median()),
                    Figures.range(figure.value()),
                    figure.goal() == null ? "" : figure.goal(),
                    figure.reached() == null ? "" : figure.reached() ? "reached" : "missed");
        }
    }

    private String notMeasured() {
        return results.servers().stream()
                .flatMap(server -> server.notMeasured().stream()
                        .map(figure ->
                                "Not measured, for want of time, of a Chromium or of the right to do so: %s, %s.\n"
                                        .formatted(server.title(), figure)))
                .collect(Collectors.joining());
    }
}
