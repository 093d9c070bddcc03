package dev.burr.spring.autoconfigure;

import dev.burr.tracking.file.LocalTrackingClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder that a client records a project in, and whether it can. Writes nothing to find out. */
record RecordingFolder(Path path) {

    static RecordingFolder of(LocalTrackingClient client) {
        return new RecordingFolder(client.storageDir().resolve(client.project()).toAbsolutePath());
    }

    boolean isWritable() {
        return problem().isEmpty();
    }

    /** Why nothing can be recorded there, as a sentence; empty when it can. */
    Optional<String> problem() {
        Path nearest = path;
        // One that is not there yet is made with the first step, below the nearest that is.
        while (nearest != null && Files.notExists(nearest)) {
            nearest = nearest.getParent();
        }
        if (nearest == null) {
            return Optional.of("%s does not exist.".formatted(path.getRoot()));
        }
        if (!Files.isDirectory(nearest)) {
            return Optional.of("%s is not a directory.".formatted(nearest));
        }
        return Files.isWritable(nearest)
                ? Optional.empty()
                : Optional.of("User '%s' may not write to %s.".formatted(System.getProperty("user.name"), nearest));
    }
}
