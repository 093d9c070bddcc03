package dev.burr.ui.archive;

import dev.burr.tracking.file.ApplicationFiles;
import dev.burr.ui.storage.Annotation;
import dev.burr.ui.storage.AnnotationLines;
import dev.burr.ui.storage.StorageRoot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes runs into an archive. A link that leads out of the storage, and what is no file, is left out. */
final class ArchiveWriter {

    private final ZipOutputStream zip;
    private final StorageRoot storage;
    private final String project;

    ArchiveWriter(OutputStream out, StorageRoot storage, String project) {
        this.zip = new ZipOutputStream(out);
        this.storage = storage;
        this.project = project;
    }

    void write(Map<String, ApplicationFiles> runs, List<Annotation> annotations) throws IOException {
        for (Map.Entry<String, ApplicationFiles> run : runs.entrySet()) {
            ApplicationFiles files = run.getValue();
            for (Path file : List.of(files.graph(), files.metadata(), files.log(), files.children())) {
                write(run.getKey(), file);
            }
        }
        if (!annotations.isEmpty()) {
            zip.putNextEntry(new ZipEntry(project + "/" + ArchivePlan.ANNOTATIONS));
            zip.write(AnnotationLines.write(annotations));
            zip.closeEntry();
        }
        zip.finish();
    }

    private void write(String app, Path file) throws IOException {
        BasicFileAttributes attributes = storage.file(file).content();
        if (attributes == null) {
            return;
        }
        try (InputStream in = file.toString().endsWith(".jsonl") ? WholeLines.of(file) : Files.newInputStream(file)) {
            ZipEntry entry = new ZipEntry(project + "/" + app + "/" + file.getFileName());
            entry.setLastModifiedTime(attributes.lastModifiedTime());
            zip.putNextEntry(entry);
            in.transferTo(zip);
            zip.closeEntry();
        } catch (NoSuchFileException gone) {
            return;
        }
    }
}
