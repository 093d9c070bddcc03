package dev.burr.ui.cli;

import dev.burr.serde.Serde;
import dev.burr.tracking.file.OverdueRun;
import dev.burr.tracking.file.Pruning;
import dev.burr.tracking.file.PruningPlan;
import dev.burr.tracking.file.Retention;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code burr prune}: deletes runs that are beyond limits, or says which it would delete. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description = "Delete the oldest runs, until a project is within limits. What is still written stays.")
final class PruneCommand implements Callable<Integer> {

    @Option(
            names = {"--project", "--project-name"},
            paramLabel = "P",
            description = "The project. Default: each of them.")
    private @Nullable String project;

    @Option(names = "--dry-run", description = "Delete nothing, and say what would be deleted.")
    private boolean dryRun;

    @Mixin
    private final PruneOptions kept = new PruneOptions();

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final Clock clock;

    PruneCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        Retention limits = kept.limits();
        if (spec != null && limits.isUnlimited()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "No limit is given. Say what to keep, with --max-age 30d, --max-runs 1000 or --max-bytes 10GB.");
        }
        var pruning = new Pruning(options.directory(), clock);
        var results = new ArrayList<PruneResult>();
        for (String each : projects()) {
            prune(pruning, plan(pruning, each, limits), results);
        }
        print(results, output);
        return results.stream().anyMatch(PruneResult::isFailed) ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private List<String> projects() {
        try (RecordedRuns recorded = new RecordedRuns(options.directory())) {
            return recorded.projectIds(project);
        }
    }

    private static PruningPlan plan(Pruning pruning, String project, Retention limits) {
        try {
            return pruning.plan(project, limits);
        } catch (IOException e) {
            throw new CommandFailure(
                    "Project '%s' can't be read: %s. Give yourself the right to read its folder."
                            .formatted(TextTable.printable(project), e.getMessage()),
                    e);
        }
    }

    private void prune(Pruning pruning, PruningPlan plan, List<PruneResult> results) {
        while (plan.hasNext()) {
            OverdueRun run = plan.next();
            results.add(dryRun ? PruneResult.planned(run) : PruneResult.of(run, pruning));
        }
        if (!dryRun) {
            pruning.removeLeftovers(plan);
        }
    }

    private void print(List<PruneResult> results, Output output) {
        if (options.printsJson()) {
            output.printSource(Serde.standard().printIndented(json(results)));
            return;
        }
        if (results.isEmpty()) {
            output.print("Nothing is beyond the limits.");
            return;
        }
        var table = new TextTable("PROJECT", "RUN", "LAST ACTIVITY", "BYTES", "BEYOND", "OUTCOME");
        for (PruneResult result : results) {
            OverdueRun run = result.run();
            table.row(
                    run.project(),
                    run.appId(),
                    run.lastActivity(),
                    run.bytes(),
                    "max-" + run.limit().name().toLowerCase(Locale.ROOT),
                    result.words());
        }
        output.print(table.toString());
        output.print(total(PruneResult.removed(results), ByteCount.words(PruneResult.freed(results))));
    }

    private String total(long runs, String bytes) {
        String subject = runs == 1 ? "1 run" : "%,d runs".formatted(runs);
        if (dryRun) {
            return "%s would be deleted, which would free %s.".formatted(subject, bytes);
        }
        return "%s %s deleted, which freed %s.".formatted(subject, runs == 1 ? "was" : "were", bytes);
    }

    /** Of a dry run, what would be deleted and freed. */
    private Map<String, @Nullable Object> json(List<PruneResult> results) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("dryRun", dryRun);
        json.put("deletedRuns", PruneResult.removed(results));
        json.put("freedBytes", PruneResult.freed(results));
        json.put("runs", results.stream().map(PruneResult::json).toList());
        return json;
    }
}
