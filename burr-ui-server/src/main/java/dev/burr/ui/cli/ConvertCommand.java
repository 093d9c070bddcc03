package dev.burr.ui.cli;

import dev.burr.serde.Serde;
import dev.burr.tracking.file.ApplicationFiles;
import dev.burr.tracking.file.FullLog;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code burr convert}: runs that were recorded with changes as runs with whole states, which Apache Burr opens. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description =
                "Write runs that were recorded with changes ('burr.tracking.state: delta') with whole states, so that"
                        + " Apache Burr opens them. A step whose state is not known is left without its end, and named.")
final class ConvertCommand implements Callable<Integer> {

    @Option(
            names = {"--project", "--project-name"},
            paramLabel = "P",
            required = true,
            description = "The project.")
    private String project = "";

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private static final class Which {

        @Option(
                names = {"--app-id", "--app"},
                paramLabel = "A",
                description = "The run.")
        private @Nullable String app;

        @Option(names = "--all", description = "All runs of the project.")
        private boolean all;
    }

    private static final class Where {

        @Option(
                names = "--to",
                paramLabel = "DIR",
                converter = UiOptions.Folder.class,
                description = "Storage folder to put converted copies into. The runs stay as they are.")
        private @Nullable Path to;

        @Option(
                names = "--in-place",
                description = "Replace the logs of the runs. Only where nobody writes, and nothing is left out.")
        private boolean inPlace;
    }

    /** What became of a run. A failure is about it alone; others are converted nevertheless. */
    private record Outcome(
            String app, @Nullable Path folder, FullLog.@Nullable Result result, @Nullable String failure) {

        boolean isWhole() {
            return failure == null && result != null && result.leftOut().isEmpty();
        }
    }

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        List<Outcome> outcomes = new ArrayList<>();
        try (RecordedRuns recorded = new RecordedRuns(options.directory())) {
            List<String> apps = which.all || which.app == null ? all(recorded) : List.of(which.app);
            for (String app : apps) {
                outcomes.add(convert(app, recorded.run(project, app)));
            }
        }
        if (options.printsJson()) {
            output.printSource(Serde.standard()
                    .printIndented(Map.of(
                            "runs", outcomes.stream().map(ConvertCommand::json).toList())));
        } else {
            outcomes.forEach(outcome -> print(outcome, output));
        }
        return outcomes.stream().allMatch(Outcome::isWhole) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<String> all(RecordedRuns recorded) {
        return recorded.runs(project).stream().map(ApplicationSummary::appId).toList();
    }

    private Outcome convert(String app, Run run) {
        ApplicationFiles source = files(options.directory(), app);
        ApplicationFiles target = where.to == null ? source : files(new TrackingDirectory(where.to), app);
        Conversion conversion = new Conversion(source, run.mayGrow());
        try {
            FullLog.Result result = where.inPlace ? conversion.inPlace() : conversion.copyTo(target);
            return new Outcome(app, target.folder(), result, null);
        } catch (CommandFailure refused) {
            return new Outcome(app, null, null, refused.getMessage());
        } catch (IOException failed) {
            return new Outcome(
                    app,
                    null,
                    null,
                    "Run '%s' can't be converted: %s. Check who may read '%s' and write to '%s', and the space that is left."
                            .formatted(TextTable.printable(app), failed, source.folder(), target.folder()));
        }
    }

    private ApplicationFiles files(TrackingDirectory directory, String app) {
        return directory
                .findApplication(project, app)
                .orElseThrow(() -> new CommandFailure("Run '%s' of project '%s' can't have a folder here."
                        .formatted(TextTable.printable(app), TextTable.printable(project))));
    }

    private void print(Outcome outcome, Output output) {
        FullLog.Result result = outcome.result();
        if (result == null) {
            output.remark(String.valueOf(outcome.failure()));
            return;
        }
        String run = "Run '%s'".formatted(outcome.app());
        boolean kept =
                where.inPlace && (result.converted() == 0 || !result.leftOut().isEmpty());
        output.print(
                kept
                        ? "%s is left as it is, %d lines of it are to be converted.".formatted(run, result.converted())
                        : "%s is in %s now, %d of its %d lines are converted."
                                .formatted(run, outcome.folder(), result.converted(), result.lines()));
        for (FullLog.LeftOut left : result.leftOut()) {
            String what = left.sequenceId().isPresent()
                    ? "The state after step %d is not known, the end of the step %s."
                            .formatted(left.sequenceId().getAsLong(), kept ? "would be left out" : "is left out")
                    : "A line %s.".formatted(kept ? "would be left out" : "is left out");
            output.remark("%s, byte %,d of its log: %s %s".formatted(run, left.offset(), what, left.reason()));
        }
        if (kept && !result.leftOut().isEmpty()) {
            output.remark("%s can only be converted into another folder, with --to.".formatted(run));
        }
    }

    private static Map<String, @Nullable Object> json(Outcome outcome) {
        FullLog.Result result = outcome.result();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("app", outcome.app());
        json.put("folder", outcome.folder() == null ? null : outcome.folder().toString());
        json.put("lines", result == null ? 0 : result.lines());
        json.put("converted", result == null ? 0 : result.converted());
        json.put(
                "leftOut",
                result == null
                        ? List.of()
                        : result.leftOut().stream().map(ConvertCommand::json).toList());
        json.put("failure", outcome.failure());
        return json;
    }

    private static Map<String, @Nullable Object> json(FullLog.LeftOut left) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("offset", left.offset());
        json.put("sequenceId", left.sequenceId().isPresent() ? left.sequenceId().getAsLong() : null);
        json.put("reason", left.reason());
        return json;
    }
}
