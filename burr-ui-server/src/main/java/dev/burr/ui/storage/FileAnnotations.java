package dev.burr.ui.storage;

import dev.burr.serde.Serde;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The notes of a project, one a line, in a file that only servers write. */
final class FileAnnotations {

    private static final Logger LOG = LoggerFactory.getLogger(FileAnnotations.class);
    private static final String FILE = "annotations.jsonl";

    private final StorageRoot files;

    FileAnnotations(StorageRoot files) {
        this.files = files;
    }

    List<Annotation> read(Path project) {
        Path file = project.resolve(FILE);
        if (files.file(file).readable().isEmpty()) {
            return List.of();
        }
        List<Annotation> annotations = new ArrayList<>();
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (String line : text.split("\n")) {
                parse(line).ifPresent(annotations::add);
            }
        } catch (IOException unreadable) {
            LOG.warn("Annotations in '{}' cannot be read", file, unreadable);
        }
        return annotations;
    }

    private static Optional<Annotation> parse(String line) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(AnnotationFields.read(Serde.standard().parse(line)));
        } catch (IllegalArgumentException malformed) {
            LOG.debug("A line of the annotations cannot be read: {}", malformed.getMessage());
            return Optional.empty();
        }
    }
}
