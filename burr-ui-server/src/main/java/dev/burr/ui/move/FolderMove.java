package dev.burr.ui.move;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Moves the folder of an application as a whole. Links in it are moved as links.
 *
 * <p>Within a file system a rename does it. From one to another it is copied beside its place, and renamed there when the copy
 * is complete; the original is deleted afterwards, and only while it is what was copied. What an interruption leaves can be
 * finished by doing the same again.
 */
public final class FolderMove {

    /** While it is there, a folder reads as an application, so it goes last. */
    private static final String LOG = "log.jsonl";

    private final FileActions actions;

    public FolderMove(FileActions actions) {
        this.actions = actions;
    }

    /**
     * Renames a folder.
     *
     * @return false if the two places are in different file systems; nothing was done then
     * @throws IOException when it can't be renamed, for one because something is in the place
     */
    public boolean rename(Path from, Path to) throws IOException {
        try {
            actions.rename(from, to);
            return true;
        } catch (AtomicMoveNotSupportedException elsewhere) {
            return false;
        }
    }

    /**
     * Copies a folder, so that it appears in its place complete.
     *
     * @param beside a place in the file system of {@code to}; what is there from an interrupted copy is deleted
     */
    public void copy(Path from, Path to, Path beside) throws IOException {
        deleteAll(beside);
        for (Path path : below(from)) {
            Path copy = beside.resolve(from.relativize(path).toString());
            if (isFolder(path)) {
                actions.createFolder(copy);
            } else if (isFileOrLink(path)) {
                actions.copy(path, copy);
            } else {
                throw new IOException("'" + path.getFileName()
                        + "' in it is a pipe or a device, which can't be copied. Take it out of the folder.");
            }
        }
        actions.rename(beside, to);
    }

    /**
     * Deletes a folder that was copied.
     *
     * @return false if something in it is not what was copied, or the copy has no such thing; it may lack files then that the
     *     copy has
     */
    public boolean deleteCopied(Path original, Path copy) throws IOException {
        List<Path> paths = below(original);
        for (Path path : paths) {
            if (!isSame(path, copy.resolve(original.relativize(path).toString()))) {
                return false;
            }
        }
        try {
            for (Path path : lastFirst(paths)) {
                Path file = copy.resolve(original.relativize(path).toString());
                if (isLog(path, original) && !isSame(path, file)) {
                    return false;
                }
                actions.delete(path);
            }
            return true;
        } catch (DirectoryNotEmptyException grown) {
            return false;
        }
    }

    /** Copies what the original lacks of what was copied from it. */
    public void complete(Path original, Path copy) throws IOException {
        for (Path path : below(copy)) {
            Path missing = original.resolve(copy.relativize(path).toString());
            if (!Files.exists(missing, LinkOption.NOFOLLOW_LINKS)) {
                if (isFolder(path)) {
                    actions.createFolder(missing);
                } else {
                    actions.copy(path, missing);
                }
            }
        }
    }

    /** Whether a folder has all that a copy of it has. Its log may have grown since. */
    public static boolean hasAllOf(Path copy, Path folder) throws IOException {
        for (Path path : below(copy)) {
            Path other = folder.resolve(copy.relativize(path).toString());
            if (!isSame(path, other) && !(isLog(path, copy) && begins(path, other))) {
                return false;
            }
        }
        return true;
    }

    /** Deletes a folder with all that is in it, or a file, if it is there. Links are not followed. */
    public void deleteAll(Path path) throws IOException {
        for (Path each : lastFirst(below(path))) {
            actions.delete(each);
        }
    }

    /** How many bytes the files in a folder have. */
    public static long bytes(Path folder) throws IOException {
        long bytes = 0;
        for (Path path : below(folder)) {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            bytes += attributes.isRegularFile() ? attributes.size() : 0;
        }
        return bytes;
    }

    /** The folder itself first, and each folder before what is in it; nothing where there is none. */
    private static List<Path> below(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    /** Deeper things before those above them, then the log, and the folder itself at the end. */
    private static List<Path> lastFirst(List<Path> topFirst) {
        return topFirst.stream()
                .sorted(Comparator.comparing((Path path) -> path.equals(topFirst.get(0)))
                        .thenComparing(path -> isLog(path, topFirst.get(0)))
                        .thenComparing(Comparator.comparing(Path::getNameCount).reversed()))
                .toList();
    }

    private static boolean isLog(Path path, Path folder) {
        return path.equals(folder.resolve(LOG));
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFileOrLink(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(path);
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        if (isFolder(one)) {
            return isFolder(other);
        }
        if (Files.isSymbolicLink(one)) {
            return Files.isSymbolicLink(other) && Files.readSymbolicLink(one).equals(Files.readSymbolicLink(other));
        }
        return Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS)
                && Files.mismatch(one, other) == -1;
    }

    private static boolean begins(Path shorter, Path longer) throws IOException {
        return Files.isRegularFile(shorter, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(longer, LinkOption.NOFOLLOW_LINKS)
                && Files.mismatch(shorter, longer) == Files.size(shorter);
    }
}
