package dev.burr.tracking.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a file that readers see whole or not at all, and that a crash leaves as it was. */
public final class WholeFile {

    /** How the name of a file ends that is being written. */
    static final String UNFINISHED = ".tmp";

    private WholeFile() {}

    /**
     * Makes the file, or puts another content in place of the one it has. Its folder must be there.
     *
     * @throws IOException when it can't be written; it is as it was then
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, Disk.UNWAITED);
    }

    /** The same; the content is on the disk before it has its name. */
    static void write(Path file, byte[] content, Disk disk) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                out.write(content);
                disk.sync(out);
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
