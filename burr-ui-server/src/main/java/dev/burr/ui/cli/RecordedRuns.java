package dev.burr.ui.cli;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.index.ApplicationSummary;
import dev.burr.ui.index.ProjectSummary;
import dev.burr.ui.index.Run;
import dev.burr.ui.index.RunIndex;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.FileTrackingRepository;
import dev.burr.ui.storage.StoredProject;
import dev.burr.ui.storage.TrackingRepository;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of a storage, for commands: what is not there is a {@link CommandFailure} that says what is. */
final class RecordedRuns implements AutoCloseable {

    private final TrackingRepository repository;
    private final RunIndex index;

    RecordedRuns(TrackingDirectory directory) {
        this.repository = new FileTrackingRepository(directory);
        this.index = new RunIndex(repository, Clock.systemUTC());
    }

    List<ProjectSummary> projects() {
        return index.projects();
    }

    List<ApplicationSummary> runs(String project) {
        return index.applications(project).orElseThrow(() -> noProject(project));
    }

    /** The ids of all projects in their order, or of the one that is named. */
    List<String> projectIds(@Nullable String project) {
        if (project == null) {
            return repository.projects().stream()
                    .map(StoredProject::id)
                    .sorted()
                    .toList();
        }
        return List.of(repository
                .project(project)
                .orElseThrow(() -> noProject(project))
                .id());
    }

    Run run(String project, String app) {
        if (repository.project(project).isEmpty()) {
            throw noProject(project);
        }
        return index.run(new ApplicationKey(project, app))
                .orElseThrow(() ->
                        new CommandFailure("Project '%s' has no run '%s' (%s). 'burr list --project %s' names all."
                                .formatted(
                                        TextTable.printable(project),
                                        TextTable.printable(app),
                                        NearbyNames.to(
                                                app,
                                                repository.applications(project).stream()
                                                        .map(stored ->
                                                                stored.key().app())
                                                        .toList()),
                                        TextTable.printable(project))));
    }

    /** The place of a step in the list of a run. */
    int step(Run run, long sequenceId) {
        return run.indexOf(sequenceId)
                .orElseThrow(() -> new CommandFailure("Run '%s' has no step %d (%s). 'burr show' lists them."
                        .formatted(TextTable.printable(run.summary().appId()), sequenceId, steps(run))));
    }

    private static String steps(Run run) {
        if (run.total() == 0) {
            return "it has none";
        }
        long first = run.step(0).sequenceId();
        long last = run.step(run.total() - 1).sequenceId();
        String gaps = last - first + 1 == run.total() ? "" : ", with gaps";
        return first == last ? "only step %d".formatted(first) : "steps %d to %d%s".formatted(first, last, gaps);
    }

    private CommandFailure noProject(String project) {
        return new CommandFailure("There is no project '%s' in %s (%s). 'burr list' names all."
                .formatted(
                        TextTable.printable(project),
                        repository.location(),
                        NearbyNames.to(
                                project,
                                repository.projects().stream()
                                        .map(StoredProject::id)
                                        .toList())));
    }

    @Override
    public void close() {
        index.close();
    }
}
