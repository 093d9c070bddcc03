package dev.burr.tracking.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folder of an application as somebody sees it who wants to delete it. A link is never taken for what it leads to, unless
 * it is the folder of the whole project.
 *
 * @param lastActivity when the log was last written to, as the file system tells it
 */
record RunFolder(String appId, ApplicationFiles files, Instant lastActivity) {

    private static final String HIDDEN = ".";

    /** The folder, if there is a log in it. */
    static Optional<RunFolder> at(Path folder) throws IOException {
        var files = new ApplicationFiles(folder);
        return isFolder(folder)
                ? lastWritten(files).map(time -> new RunFolder(nameOf(folder), files, time))
                : Optional.empty();
    }

    /** What is in the folder of a project, which may be a link to one, as it may for readers; nothing where there is none. */
    static List<Path> entriesOfProject(Path project) throws IOException {
        return list(project);
    }

    /** What is in a folder; nothing where there is none, or a link to one. */
    static List<Path> entries(Path folder) throws IOException {
        return isFolder(folder) ? list(folder) : List.of();
    }

    private static List<Path> list(Path folder) throws IOException {
        var entries = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return List.of();
        }
        return entries;
    }

    /** A folder that is itself one, and not a link. */
    static boolean isFolder(Path path) throws IOException {
        return attributes(path).filter(BasicFileAttributes::isDirectory).isPresent();
    }

    static boolean isHidden(Path path) {
        return nameOf(path).startsWith(HIDDEN);
    }

    /** When the log was last written to; empty if there is none. */
    static Optional<Instant> lastWritten(ApplicationFiles files) throws IOException {
        return attributes(files.log())
                .filter(BasicFileAttributes::isRegularFile)
                .map(log -> log.lastModifiedTime().toInstant());
    }

    /** How many bytes its files have. */
    long bytes() throws IOException {
        long bytes = 0;
        for (Path entry : entries(files.folder())) {
            bytes += attributes(entry)
                    .filter(BasicFileAttributes::isRegularFile)
                    .map(BasicFileAttributes::size)
                    .orElse(0L);
        }
        return bytes;
    }

    /** Whether nothing is in there but files of the format. */
    boolean hasNothingElse() throws IOException {
        for (Path entry : entries(files.folder())) {
            if (!files.has(entry)
                    || attributes(entry).filter(file -> !file.isRegularFile()).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return Optional.empty();
        }
    }

    private static String nameOf(Path path) {
        return String.valueOf(path.getFileName());
    }
}
