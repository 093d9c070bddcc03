package dev.burr.ui.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Says of a file that cannot be used which it is and why, to a person who can do something about it. */
final class FileProblem {

    private FileProblem() {}

    static String unreadable(Path file, String why) {
        return file.getFileName() + " cannot be read. " + why;
    }

    static String unreadable(Path file, IOException failure) {
        return unreadable(file, why(failure, "read"));
    }

    static String unwritable(Path file, IOException failure) {
        return file.getFileName() + " cannot be written. " + why(failure, "write");
    }

    private static String why(IOException failure, String use) {
        if (failure instanceof AccessDeniedException) {
            return "This server may not %s it. Give its user the right to.".formatted(use);
        }
        String reason = failure instanceof FileSystemException refused ? refused.getReason() : failure.getMessage();
        return "The file system says: " + (reason == null ? failure.getClass().getSimpleName() : reason) + ".";
    }
}
