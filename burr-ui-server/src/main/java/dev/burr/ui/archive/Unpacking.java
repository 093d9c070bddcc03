package dev.burr.ui.archive;

import dev.burr.ui.storage.ArchiveRefusal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks files of an archive, and trusts neither the sizes nor the content that it is told of. */
final class Unpacking implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final ZipFile zip;

    private Unpacking(ZipFile zip) {
        this.zip = zip;
    }

    static Unpacking of(Path archive) throws ArchiveRefusal, IOException {
        try {
            return new Unpacking(new ZipFile(archive.toFile()));
        } catch (ZipException damaged) {
            throw ZipContents.noArchive("It is damaged.", damaged);
        }
    }

    /** Unpacks the files of a run into a folder, under the last part of their names. */
    void unpack(List<ZipItem> items, Path folder) throws ArchiveRefusal, IOException {
        Files.createDirectories(folder);
        for (ZipItem item : items) {
            Path file = folder.resolve(item.name().substring(item.name().lastIndexOf('/') + 1));
            try (OutputStream out = Files.newOutputStream(file)) {
                copy(item, out);
            }
            ZipEntry entry = zip.getEntry(item.name());
            if (entry.getLastModifiedTime() != null) {
                Files.setLastModifiedTime(file, entry.getLastModifiedTime());
            }
        }
    }

    void copy(ZipItem item, OutputStream out) throws ArchiveRefusal, IOException {
        ZipEntry entry = zip.getEntry(item.name());
        if (entry == null) {
            throw ZipContents.noArchive("Its table of contents is damaged.");
        }
        CRC32 sum = new CRC32();
        long size = 0;
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0 && size <= item.size(); read = in.read(buffer)) {
                size += read;
                if (size <= item.size()) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (ZipException | EOFException damaged) {
            throw ZipContents.noArchive("An entry of it is damaged.", damaged);
        }
        if (size != item.size() || sum.getValue() != entry.getCrc()) {
            throw ZipContents.noArchive("An entry of it is damaged or has another size than it says.");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
