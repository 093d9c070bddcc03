package dev.burr.ui.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks at files without leaving the folder of the storage: a symbolic link that leads out of it counts as missing. The
 * folders above a path must have been looked at before.
 */
public final class StorageRoot {

    private final Path root;

    public StorageRoot(Path root) {
        this.root = root;
    }

    /** A file; what is in its place and is none, a folder, a pipe or a device, cannot be read. */
    public Document<BasicFileAttributes> file(Path path) {
        return attributes(path)
                .flatMap(found -> found.isRegularFile()
                        ? Document.of(found)
                        : Document.unreadable(FileProblem.unreadable(
                                path, found.isDirectory() ? "It is a folder." : "It is no regular file.")));
    }

    /** A folder. */
    public Optional<BasicFileAttributes> folder(Path path) {
        return attributes(path).readable().filter(BasicFileAttributes::isDirectory);
    }

    /** A link itself, wherever it leads. */
    public Optional<BasicFileAttributes> link(Path path) {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | SecurityException missing) {
            return Optional.empty();
        }
    }

    private Document<BasicFileAttributes> attributes(Path path) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isSymbolicLink() ? behind(path) : Document.of(attributes);
        } catch (NoSuchFileException missing) {
            return Document.missing();
        } catch (IOException refused) {
            return Document.unreadable(FileProblem.unreadable(path, refused));
        }
    }

    private Document<BasicFileAttributes> behind(Path link) throws IOException {
        try {
            Path target = link.toRealPath();
            return target.startsWith(root.toRealPath())
                    ? Document.of(Files.readAttributes(target, BasicFileAttributes.class))
                    : Document.unreadable(FileProblem.unreadable(link, "It is a link that leads out of the storage."));
        } catch (NoSuchFileException nowhere) {
            return Document.unreadable(FileProblem.unreadable(link, "It is a link that leads nowhere."));
        }
    }

    /**
     * All of a small file, with as few calls of the operating system as that takes.
     *
     * @param size it had a moment ago
     */
    static byte[] content(Path file, int size) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(size + 1);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int read = channel.read(content);
            if (read == content.capacity()) {
                return Files.readAllBytes(file);
            }
            return Arrays.copyOf(content.array(), Math.max(0, read));
        }
    }

    /** The names in a folder. */
    static List<String> names(Path folder) throws IOException {
        String[] quickly = folder.toFile().list();
        return quickly == null ? namesOrReason(folder) : List.of(quickly);
    }

    /** Takes several times as long, which counts where there are a hundred thousand, and knows why it fails. */
    private static List<String> namesOrReason(Path folder) throws IOException {
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
