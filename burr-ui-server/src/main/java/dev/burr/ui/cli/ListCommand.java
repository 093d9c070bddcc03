package dev.burr.ui.cli;

import dev.burr.serde.Serde;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.ProjectSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code burr list}: the projects, or the runs of one, latest activity first. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description = "List the projects, or the runs of one.")
final class ListCommand implements Callable<Integer> {

    @Option(
            names = {"--project", "--project-name"},
            paramLabel = "P",
            description = "The project whose runs to list.")
    private @Nullable String project;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        try (RecordedRuns recorded = new RecordedRuns(options.directory())) {
            if (project == null) {
                List<ProjectSummary> projects = recorded.projects();
                print("projects", projects, projects(projects), output);
            } else {
                List<ApplicationSummary> runs = recorded.runs(project);
                print("applications", runs, runs(runs), output);
            }
        }
        return ExitCode.OK;
    }

    private void print(String name, List<?> listed, String table, Output output) {
        if (options.printsJson()) {
            output.printSource(Serde.standard().printIndented(Map.of(name, listed)));
        } else {
            output.print(table);
        }
    }

    private static String projects(List<ProjectSummary> projects) {
        var table = new TextTable("PROJECT", "RUNS", "FAILED", "RUNNING", "LAST ACTIVITY");
        for (ProjectSummary project : projects) {
            table.row(
                    project.id(), project.runs(), project.failedRuns(), project.runningRuns(), project.lastActivity());
        }
        return table.toString();
    }

    private static String runs(List<ApplicationSummary> runs) {
        var table = new TextTable("RUN", "STATUS", "STEPS", "LAST ACTION", "LAST ACTIVITY", "PARTITION");
        for (ApplicationSummary run : runs) {
            table.row(
                    run.appId(),
                    run.status().name().toLowerCase(Locale.ROOT),
                    run.steps(),
                    run.lastAction(),
                    run.lastActivity(),
                    run.partitionKey());
        }
        return table.toString();
    }
}
