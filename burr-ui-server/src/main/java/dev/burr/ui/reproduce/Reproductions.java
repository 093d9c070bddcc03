package dev.burr.ui.reproduce;

import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.Pointer;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.StepEnd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Says how steps of the runs of one storage are done again. */
public final class Reproductions {

    /** Where all programs look that are told nothing else. Apache Burr's command looks nowhere else. */
    private static final String USUAL = Path.of("~", ".burr").toString();

    private static final int LONGEST_NAME = 60;

    private final String location;

    /** @param location folder of the runs as a person writes it, with {@code ~} for the home of the user */
    public Reproductions(String location) {
        this.location = location;
    }

    /**
     * How one step of a run is done again.
     *
     * @param index place of the step in the list of the run
     */
    public Reproduction of(String project, Run run, int index) {
        String action = run.action(index);
        String problem = problem(run, index);
        String fixture = "src/test/resources/traces/" + fileName(action) + ".json";
        boolean usual = location.equals(USUAL);
        return new Reproduction(
                problem,
                problem == null ? command("./burr test-case create", project, run, index, fixture) : null,
                problem == null && usual ? command("burr-test-case create", project, run, index, fixture) : null,
                problem == null && !usual ? pythonProblem() : null,
                "src/test/java/" + TestSkeleton.className(action) + "Test.java",
                problem == null ? TestSkeleton.of(action, Path.of(fixture)) : null,
                forks(project, run, index));
    }

    private static @Nullable String problem(Run run, int index) {
        long sequenceId = run.step(index).sequenceId();
        StepEnd end = run.end(index).orElse(null);
        if (end == null) {
            return "Step %d has not ended, so that there is no state to test against. Take one that has."
                    .formatted(sequenceId);
        }
        return end.state() == null
                ? "The state after step %d is not known, so that there is nothing to test against. %s Take another step."
                        .formatted(sequenceId, end.stateProblem())
                : null;
    }

    private String command(String program, String project, Run run, int index, String fixture) {
        ShellCommand command = new ShellCommand(program);
        if (!location.equals(USUAL)) {
            command.option("--storage", location);
        }
        ApplicationSummary summary = run.summary();
        command.option("--project-name", project).option("--app-id", summary.appId());
        if (summary.partitionKey() != null) {
            command.option("--partition-key", summary.partitionKey());
        }
        return command.option("--sequence-id", String.valueOf(run.step(index).sequenceId()))
                .option("--target-file-name", fixture)
                .toString();
    }

    private String pythonProblem() {
        return "Apache Burr's burr-test-case looks into ~/.burr only, and these runs are in " + location
                + ". Make the file with the command above: Burr reads it as its own.";
    }

    private List<Reproduction.Fork> forks(String project, Run run, int index) {
        List<Reproduction.Fork> forks = new ArrayList<>();
        ApplicationSummary summary = run.summary();
        OptionalInt before = run.endedBefore(index);
        if (before.isPresent()) {
            forks.add(fork(project, run, at(summary, run.step(before.getAsInt()).sequenceId()), run.inputs(index)));
        } else {
            parent(run).ifPresent(parent -> forks.add(fork(project, run, parent, run.inputs(index))));
        }
        if (run.end(index).isPresent()) {
            Map<String, @Nullable Object> next = index + 1 < run.total() ? run.inputs(index + 1) : Map.of();
            Origin here = new Origin(
                    summary.appId(), summary.partitionKey(), run.step(index).sequenceId(), false);
            forks.add(fork(project, run, here, next));
        }
        return forks;
    }

    /** Where a run goes on. */
    private record Origin(String app, @Nullable String partitionKey, long sequenceId, boolean again) {}

    private static Origin at(ApplicationSummary summary, long sequenceId) {
        return new Origin(summary.appId(), summary.partitionKey(), sequenceId, true);
    }

    /** What the first step of a fork went on from. */
    private static Optional<Origin> parent(Run run) {
        Pointer parent = run.metadata().parent();
        return parent == null || parent.sequenceId() == null
                ? Optional.empty()
                : Optional.of(new Origin(parent.appId(), parent.partitionKey(), parent.sequenceId(), true));
    }

    private Reproduction.Fork fork(String project, Run run, Origin origin, Map<String, @Nullable Object> inputs) {
        String entrypoint =
                run.graph().readable().map(GraphDocument::entrypoint).orElse(run.action(0));
        ForkSource source = new ForkSource(
                location.equals(USUAL) ? null : location,
                project,
                origin.app(),
                origin.sequenceId(),
                origin.partitionKey(),
                entrypoint,
                inputs);
        return new Reproduction.Fork(origin.app(), origin.sequenceId(), origin.again(), source.java(), source.python());
    }

    /** A name for a file that every file system takes. */
    private static String fileName(String action) {
        String name = action.replaceAll("[^\\p{L}\\p{N}_-]+", "-");
        String shorter = name.substring(
                0, name.offsetByCodePoints(0, Math.min(name.codePointCount(0, name.length()), LONGEST_NAME)));
        return shorter.isEmpty() || shorter.equals("-") ? "step" : shorter;
    }
}
