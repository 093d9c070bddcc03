package dev.burr.tracking.file;

import dev.burr.core.ApplicationId;
import dev.burr.persistence.PersistedState;
import dev.burr.serde.Serde;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.RecordedStep;
import dev.burr.tracking.TrackingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is recorded of one project. Reads the files anew each time. */
final class RecordedApplications {

    private final TrackingDirectory directory;
    private final String project;
    private final Serde serde;

    RecordedApplications(TrackingDirectory directory, String project, Serde serde) {
        this.directory = directory;
        this.project = project;
        this.serde = serde;
    }

    Optional<PersistedState> last(String appId) {
        return find(appId, RecordedSteps::last);
    }

    Optional<PersistedState> step(String appId, long sequenceId) {
        return find(appId, steps -> steps.withId(sequenceId));
    }

    private interface Search {
        Optional<RecordedStep> in(RecordedSteps steps) throws IOException;
    }

    private Optional<PersistedState> find(String appId, Search search) {
        Optional<ApplicationFiles> files = directory.findApplication(project, appId);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        try {
            var steps = new RecordedSteps(appId, files.get());
            return search.in(steps).map(step -> step.persisted(new ApplicationId(appId, steps.partitionKey()), serde));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (isBelowAFile(files.get().folder())) {
                return Optional.empty();
            }
            throw new TrackingException(
                    "File '%s' can't be read: %s. Check that it is a file and who may read it."
                            .formatted(files.get().log(), e.getMessage()),
                    e);
        }
    }

    /** Where a file is in place of a folder nothing is recorded, and nothing can be. */
    private boolean isBelowAFile(Path folder) {
        return Stream.of(directory.root(), directory.project(project), folder).anyMatch(Files::isRegularFile);
    }

    Optional<GraphDocument> graph(String appId) {
        return directory.findApplication(project, appId).flatMap(RecordedDocuments::graph);
    }

    Optional<MetadataDocument> metadata(String appId) {
        return directory.findApplication(project, appId).flatMap(RecordedDocuments::metadata);
    }

    List<String> list() {
        Path folder = directory.project(project);
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> Files.isRegularFile(new ApplicationFiles(child).log()))
                    .map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new TrackingException(
                    "Folder '%s' can't be read: %s. Check who may read it.".formatted(folder, e.getMessage()), e);
        }
    }

    List<String> list(@Nullable String partitionKey) {
        return list().stream()
                .filter(id -> directory
                        .findApplication(project, id)
                        .filter(files -> Objects.equals(partitionKey, new RecordedSteps(id, files).partitionKey()))
                        .isPresent())
                .toList();
    }
}
