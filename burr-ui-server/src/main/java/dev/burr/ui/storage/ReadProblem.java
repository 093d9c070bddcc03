package dev.burr.ui.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says of a file that cannot be read which it is and why, to a person who can do something about it. */
final class ReadProblem {

    private ReadProblem() {}

    static String of(Path file, String why) {
        return file.getFileName() + " cannot be read. " + why;
    }

    static String of(Path file, IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return of(file, "This server may not read it. Give its user the right to.");
        }
        String reason = failure instanceof FileSystemException refused ? refused.getReason() : failure.getMessage();
        return of(
                file,
                "The file system says: " + (reason == null ? failure.getClass().getSimpleName() : reason) + ".");
    }
}
