package dev.burr.ui.index;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A file of what lists show of runs. Readers see it whole or not at all: it is written elsewhere and moved, and ends with a checksum.
 * One of another version, or from another time zone, to which its days belong, counts as none.
 */
final class SnapshotFile {

    private static final int MAGIC = 0x42755252;

    /** Whenever the meaning of a field changes, or how it is found out. */
    private static final int VERSION = 2;

    /** What is read takes about three times as much memory. */
    private static final int SHARE_OF_THE_HEAP = 8;

    private final Path path;

    SnapshotFile(Path path) {
        this.path = path;
    }

    /**
     * What it has, nothing if there is none.
     *
     * @throws IOException if it cannot be used; the message says why
     */
    Map<String, List<RunOverview>> read() throws IOException {
        if (Files.notExists(path)) {
            return Map.of();
        }
        if (Files.size(path) > Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP) {
            throw new IOException("File '%s' is too large for the heap.".formatted(path));
        }
        CRC32C checksum = new CRC32C();
        try (InputStream file = Files.newInputStream(path);
                DataInputStream in =
                        new DataInputStream(new CheckedInputStream(new BufferedInputStream(file, 1 << 16), checksum))) {
            return read(in, checksum);
        } catch (EOFException torn) {
            throw new IOException("File '%s' is not whole.".formatted(path), torn);
        } catch (UTFDataFormatException | RuntimeException nonsense) {
            throw new IOException("File '%s' makes no sense.".formatted(path), nonsense);
        }
    }

    private Map<String, List<RunOverview>> read(DataInputStream in, CRC32C checksum) throws IOException {
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("File '%s' is of another version.".formatted(path));
        }
        if (!in.readUTF().equals(ZoneId.systemDefault().getId())) {
            throw new IOException("File '%s' is from another time zone.".formatted(path));
        }
        Map<String, List<RunOverview>> projects = new LinkedHashMap<>();
        SharedValues values = new SharedValues();
        for (int left = in.readInt(); left > 0; left--) {
            String project = in.readUTF();
            List<RunOverview> runs = new ArrayList<>();
            SnapshotInput input = new SnapshotInput(in, project);
            for (int runsLeft = in.readInt(); runsLeft > 0; runsLeft--) {
                runs.add(values.share(input.run()));
            }
            projects.put(project, runs);
        }
        long found = checksum.getValue();
        if (in.readLong() != found || in.read() >= 0) {
            throw new IOException("File '%s' is damaged.".formatted(path));
        }
        return projects;
    }

    /** Replaces it. */
    void write(Map<String, List<RunOverview>> projects) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, path.getFileName() + ".", ".tmp");
        try {
            CRC32C checksum = new CRC32C();
            try (OutputStream file = Files.newOutputStream(temporary);
                    DataOutputStream out = new DataOutputStream(
                            new CheckedOutputStream(new BufferedOutputStream(file, 1 << 16), checksum))) {
                write(projects, out);
                out.writeLong(checksum.getValue());
            }
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void write(Map<String, List<RunOverview>> projects, DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeUTF(ZoneId.systemDefault().getId());
        out.writeInt(projects.size());
        for (Map.Entry<String, List<RunOverview>> project : projects.entrySet()) {
            out.writeUTF(project.getKey());
            List<RunOverview> runs =
                    project.getValue().stream().filter(SnapshotOutput::fits).toList();
            out.writeInt(runs.size());
            SnapshotOutput output = new SnapshotOutput(out);
            for (RunOverview run : runs) {
                output.run(run);
            }
        }
    }
}
