package dev.burr.ui.cli;

import dev.burr.cases.TestCases;
import dev.burr.cases.TraceCase;
import dev.burr.core.BurrException;
import dev.burr.serde.Serde;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.StepEnd;
import dev.burr.ui.reproduce.TestSkeleton;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code burr test-case create}: a recorded step as a test case in a file, with the JUnit test that runs it. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        versionProvider = BurrVersion.class,
        description = "Make a test case of a recorded step, and print a JUnit test for it.")
final class TestCaseCreateCommand implements Callable<Integer> {

    /** What Burr's own UI prints for a run without partition key. */
    private static final String NO_PARTITION = "null";

    @Option(
            names = {"--project-name", "--project"},
            paramLabel = "P",
            required = true,
            description = "The project.")
    private String project = "";

    @Option(names = "--app-id", paramLabel = "A", required = true, description = "The run.")
    private String app = "";

    @Option(names = "--sequence-id", paramLabel = "N", required = true, description = "The step.")
    private long sequenceId;

    @Option(names = "--partition-key", paramLabel = "K", description = "What the run belongs to, to make sure of it.")
    private @Nullable String partitionKey;

    @Option(
            names = "--target-file-name",
            paramLabel = "F.json",
            description = "File to add the case to, such as src/test/resources/traces/respond.json. "
                    + "Without it, the case is printed.")
    private @Nullable Path target;

    @Option(
            names = "--action-name",
            paramLabel = "NAME",
            description = "Name of the action, if it has another one now.")
    private @Nullable String actionName;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Output output = Output.of(spec);
        try {
            TraceCase made = make();
            Optional<TraceCase> added = target == null ? Optional.empty() : TestCases.append(target, made);
            if (options.printsJson()) {
                output.printSource(json(added.orElse(made), added.isPresent()));
            } else {
                print(added.orElse(made), added.isPresent(), output);
            }
            return ExitCode.OK;
        } catch (BurrException | IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private TraceCase make() {
        try (RecordedRuns recorded = new RecordedRuns(options.directory())) {
            Run run = recorded.run(project, app);
            int place = recorded.step(run, sequenceId);
            requirePartition(run.summary().partitionKey());
            Optional<StepEnd> end = run.end(place);
            if (end.isEmpty()) {
                throw new CommandFailure(
                        "Step %d of run '%s' has not ended: there is no state to test against. Take one that has."
                                .formatted(sequenceId, TextTable.printable(app)));
            }
            if (end.get().state() == null) {
                throw new CommandFailure(
                        "The state after step %d of run '%s' is not known, so there is nothing to test against. %s Take another step."
                                .formatted(
                                        sequenceId,
                                        TextTable.printable(app),
                                        end.get().stateProblem()));
            }
        }
        try (LocalTrackingClient client = LocalTrackingClient.builder()
                .storageDir(options.directory().root())
                .project(project)
                .build()) {
            return TestCases.fromTrace(client, app, sequenceId, actionName);
        }
    }

    private void requirePartition(@Nullable String recorded) {
        boolean asked = partitionKey != null && !(recorded == null && partitionKey.equals(NO_PARTITION));
        if (asked && !Objects.equals(partitionKey, recorded)) {
            throw new CommandFailure(
                    "Run '%s' belongs to %s, not to partition '%s'. Leave --partition-key out, or mend it."
                            .formatted(
                                    TextTable.printable(app),
                                    recorded == null
                                            ? "no partition"
                                            : "partition '" + TextTable.printable(recorded) + "'",
                                    TextTable.printable(String.valueOf(partitionKey))));
        }
    }

    private String json(TraceCase made, boolean added) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("case", TestCases.json(made));
        json.put("file", target == null ? null : target.toString());
        json.put("added", added);
        json.put("test", target == null ? null : TestSkeleton.of(made.action(), target));
        return Serde.standard().printIndented(json);
    }

    private void print(TraceCase made, boolean added, Output output) {
        if (target == null) {
            output.printSource(Serde.standard().printIndented(List.of(TestCases.json(made))));
        } else {
            output.print(
                    added
                            ? "Case '%s' is in %s now.".formatted(made.name(), target)
                            : "The case is in %s already.".formatted(target));
        }
        if (!made.hasInputState()) {
            output.remark(
                    "The state before step %d is not recorded. Fill in what 'input_state' says under '%s', and delete that key."
                            .formatted(sequenceId, TraceCase.TODO));
        }
        if (!made.hasExpectedState()) {
            output.remark(
                    "Step %d failed. Write into 'expected_state' what the action should have left, in place of '%s'."
                            .formatted(sequenceId, TraceCase.TODO));
        }
        if (target != null) {
            output.print("A JUnit test for the cases in it:");
            output.printSource("\n" + TestSkeleton.of(made.action(), target));
        }
    }
}
