package dev.burr.persistence.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file of one step. It is written once. */
record StepFile(Path path, long sequenceId) {

    static final Comparator<StepFile> BY_STEP = Comparator.comparingLong(StepFile::sequenceId);

    private static final Pattern NAME = Pattern.compile("([0-9]{1,18})\\.json");

    static StepFile of(Path folder, long sequenceId) {
        return new StepFile(folder.resolve(sequenceId + ".json"), sequenceId);
    }

    /** A file in the folder of an application as that of a step; empty where it is something else. */
    static Optional<StepFile> find(Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        return name.matches() ? Optional.of(new StepFile(path, Long.parseLong(name.group(1)))) : Optional.empty();
    }

    String read() throws IOException {
        return Files.readString(path);
    }

    /**
     * Writes the whole file under another name, and then gives it its own.
     *
     * @throws FileAlreadyExistsException when there is one; it is left as it is
     */
    void create(String content) throws IOException {
        Path folder = Files.createDirectories(path.toAbsolutePath().getParent());
        Path temporary = folder.resolve("." + path.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            // An interrupted thread could not write to a channel.
            try (var out = new FileOutputStream(temporary.toFile())) {
                out.write(content.getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
            publish(temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A link is refused where the name is taken, also by another process; renaming would replace what is there. */
    private void publish(Path temporary) throws IOException {
        try {
            Files.createLink(path, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            moveInto(temporary);
        }
    }

    /** For file systems that have no links. It looks first, which other processes may come between. */
    private void moveInto(Path temporary) throws IOException {
        synchronized (StepFile.class) {
            Files.move(temporary, path);
        }
    }
}
