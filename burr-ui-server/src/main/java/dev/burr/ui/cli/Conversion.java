package dev.burr.ui.cli;

import dev.burr.tracking.file.ApplicationFiles;
import dev.burr.tracking.file.FullLog;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Makes the files of one run such that every reader of Apache Burr opens them. What it makes appears whole or not at all, and
 * what was there is never lost.
 */
final class Conversion {

    private final ApplicationFiles source;
    private final boolean mayGrow;

    /** @param mayGrow whether somebody may still write to the run; the log may end in the middle of a line then */
    Conversion(ApplicationFiles source, boolean mayGrow) {
        this.source = source;
        this.mayGrow = mayGrow;
    }

    /** Puts a converted copy into a folder that is not there yet. */
    FullLog.Result copyTo(ApplicationFiles target) throws IOException {
        Path folder = target.folder();
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new CommandFailure(
                    "Folder '%s' is there already, and nothing is written over. Move it away, or name another folder with --to."
                            .formatted(folder));
        }
        Files.createDirectories(folder.getParent());
        Path half = Files.createDirectory(temporary(folder));
        try {
            FullLog.Result result = Files.exists(source.log())
                    ? write(new ApplicationFiles(half).log())
                    : new FullLog.Result(0, 0, 0, List.of());
            for (Path document : List.of(source.graph(), source.metadata(), source.children())) {
                if (Files.exists(document)) {
                    Files.copy(document, half.resolve(document.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            Files.move(half, folder);
            return result;
        } finally {
            FileSystemUtils.deleteRecursively(half);
        }
    }

    /** Puts a converted log in place of the one that is there, if that loses nothing and changes something. */
    FullLog.Result inPlace() throws IOException {
        if (mayGrow) {
            throw new CommandFailure(
                    "Run '%s' may still be written: its writer lives, or was heard of in the last minutes. End it first, or convert a copy with --to."
                            .formatted(name()));
        }
        if (!Files.exists(source.log())) {
            return new FullLog.Result(0, 0, 0, List.of());
        }
        BasicFileAttributes before = Files.readAttributes(source.log(), BasicFileAttributes.class);
        Path written = temporary(source.log());
        try {
            FullLog.Result result = write(written);
            if (result.leftOut().isEmpty() && result.converted() > 0) {
                requireUnchanged(before);
                replace(source.log(), written);
            }
            return result;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private void requireUnchanged(BasicFileAttributes before) throws IOException {
        BasicFileAttributes now = Files.readAttributes(source.log(), BasicFileAttributes.class);
        if (now.size() != before.size() || !now.lastModifiedTime().equals(before.lastModifiedTime())) {
            throw new CommandFailure(
                    "Run '%s' was written to meanwhile, and is left as it is. End its writer first.".formatted(name()));
        }
    }

    private String name() {
        return TextTable.printable(source.folder().getFileName().toString());
    }

    /** Hidden from readers, beside what it will be, so that it can be moved there in one go. */
    private static Path temporary(Path file) {
        return file.resolveSibling("." + UUID.randomUUID() + ".tmp");
    }

    private static void replace(Path file, Path with) throws IOException {
        try {
            Files.move(with, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(with, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The time of the last change stays, as it is when the run was last heard of. */
    private FullLog.Result write(Path target) throws IOException {
        FullLog.Result result;
        try (FileOutputStream file = new FileOutputStream(target.toFile());
                OutputStream out = new BufferedOutputStream(file, 1 << 16)) {
            result = FullLog.write(source.log(), out);
            out.flush();
            file.getFD().sync();
        }
        PosixFileAttributeView rights = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (rights != null) {
            rights.setPermissions(Files.getPosixFilePermissions(source.log()));
        }
        Files.setLastModifiedTime(target, Files.getLastModifiedTime(source.log()));
        return withTornEnd(result);
    }

    private FullLog.Result withTornEnd(FullLog.Result result) throws IOException {
        if (mayGrow || Files.size(source.log()) <= result.read()) {
            return result;
        }
        FullLog.LeftOut end = new FullLog.LeftOut(result.read(), OptionalLong.empty(), "It is cut off.");
        List<FullLog.LeftOut> leftOut =
                Stream.concat(result.leftOut().stream(), Stream.of(end)).toList();
        return new FullLog.Result(result.read(), result.lines(), result.converted(), leftOut);
    }
}
