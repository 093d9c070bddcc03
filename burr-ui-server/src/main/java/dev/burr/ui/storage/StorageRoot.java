package dev.burr.ui.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at files without leaving the folder of the storage: a symbolic link that leads out of it counts as missing. The
 * folders above a path must have been looked at before.
 */
final class StorageRoot {

    private final Path root;

    StorageRoot(Path root) {
        this.root = root;
    }

    /** A file or folder, unless it is missing or elsewhere. */
    Optional<BasicFileAttributes> attributes(Path path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isSymbolicLink()) {
                return Optional.of(attributes);
            }
            Path target = path.toRealPath();
            return target.startsWith(root.toRealPath())
                    ? Optional.of(Files.readAttributes(target, BasicFileAttributes.class))
                    : Optional.empty();
        } catch (IOException | SecurityException missing) {
            return Optional.empty();
        }
    }

    /** A file that can be read; not a folder, a pipe or a device. */
    Optional<BasicFileAttributes> file(Path path) {
        return attributes(path).filter(BasicFileAttributes::isRegularFile);
    }

    /** A folder. */
    Optional<BasicFileAttributes> folder(Path path) {
        return attributes(path).filter(BasicFileAttributes::isDirectory);
    }

    /** A link itself, wherever it leads. */
    Optional<BasicFileAttributes> link(Path path) {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | SecurityException missing) {
            return Optional.empty();
        }
    }

    /** The names in a folder. */
    static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return names;
    }

    /**
     * What Burr calls the time of creation: of the last change to the file's entry in the file system, where that is known.
     */
    static FileTime created(Path path, BasicFileAttributes attributes) {
        try {
            return (FileTime) Files.getAttribute(path, "unix:ctime");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return attributes.creationTime();
        }
    }
}
