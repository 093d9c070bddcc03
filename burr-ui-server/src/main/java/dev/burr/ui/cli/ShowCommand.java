package dev.burr.ui.cli;

import dev.burr.serde.Serde;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.StepEnd;
import dev.burr.ui.index.StepSummary;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code burr show}: the steps of a run, or one step with what it got and left. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description = "Show the steps of a run, or one step with its inputs, result and state.")
final class ShowCommand implements Callable<Integer> {

    @Option(
            names = {"--project", "--project-name"},
            paramLabel = "P",
            required = true,
            description = "The project.")
    private String project = "";

    @Option(names = "--app-id", paramLabel = "A", required = true, description = "The run.")
    private String app = "";

    @Option(names = "--sequence-id", paramLabel = "N", description = "The step to show.")
    private @Nullable Long sequenceId;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        try (RecordedRuns recorded = new RecordedRuns(options.directory())) {
            Run run = recorded.run(project, app);
            if (sequenceId == null) {
                var all = new LinkedHashMap<String, @Nullable Object>();
                all.put("summary", run.summary());
                all.put("steps", run.steps(-1, run.total()));
                print(all, table(run), output);
            } else {
                Map<String, @Nullable Object> step = details(run, recorded.step(run, sequenceId));
                print(step, text(step), output);
            }
        }
        return ExitCode.OK;
    }

    private void print(Map<String, @Nullable Object> shown, String text, Output output) {
        if (options.printsJson()) {
            output.printSource(Serde.standard().printIndented(shown));
        } else {
            output.print(text);
        }
    }

    private static String table(Run run) {
        var table = new TextTable("STEP", "ACTION", "STATUS", "MS", "CHANGED", "ERROR");
        for (StepSummary step : run.steps(-1, run.total())) {
            table.row(
                    step.sequenceId(),
                    step.action(),
                    step.status().name().toLowerCase(Locale.ROOT),
                    milliseconds(step.durationMicros()),
                    changes(step),
                    step.error());
        }
        return table.toString();
    }

    private static @Nullable String milliseconds(@Nullable Long micros) {
        return micros == null ? null : String.format(Locale.ROOT, "%.3f", micros / 1e3);
    }

    private static String changes(StepSummary step) {
        return Stream.of(
                        step.added().stream().map(key -> "+" + key),
                        step.changed().stream(),
                        step.removed().stream().map(key -> "-" + key))
                .flatMap(keys -> keys)
                .collect(Collectors.joining(" "));
    }

    private static Map<String, @Nullable Object> details(Run run, int place) {
        Optional<StepEnd> end = run.end(place);
        var details = new LinkedHashMap<String, @Nullable Object>();
        details.put("step", run.step(place));
        details.put("inputs", run.inputs(place));
        details.put("result", end.map(StepEnd::result).orElse(null));
        details.put("exception", end.map(StepEnd::exception).orElse(null));
        details.put("stateBefore", run.stateBefore(place).orElse(null));
        details.put("stateAfter", end.map(StepEnd::state).orElse(null));
        end.map(StepEnd::stateProblem).ifPresent(why -> details.put("stateProblem", why));
        return details;
    }

    private static String text(Map<String, @Nullable Object> step) {
        return step.entrySet().stream()
                .filter(part -> part.getValue() != null)
                .map(part -> part.getKey() + ": "
                        + (part.getValue() instanceof String trace
                                ? trace.strip()
                                : Serde.standard().printIndented(part.getValue())))
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
