package dev.burr.ui.usage;

import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.storage.ApplicationKey;
import dev.burr.ui.storage.StorageRoot;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Looks at the sizes of files. What is behind a link out of the storage has none. */
final class FilesBesides implements Besides {

    private final TrackingDirectory directory;
    private final StorageRoot storage;

    FilesBesides(TrackingDirectory directory) {
        this.directory = directory;
        this.storage = new StorageRoot(directory.root());
    }

    @Override
    public long documents(ApplicationKey key) {
        return directory
                .findApplication(key.project(), key.app())
                .map(files -> size(files.graph()) + size(files.metadata()))
                .orElse(0L);
    }

    @Override
    public long annotations(String project) {
        return directory
                .findProject(project)
                .filter(folder -> storage.folder(folder).isPresent())
                .map(folder -> size(folder.resolve("annotations.jsonl")))
                .orElse(0L);
    }

    private long size(Path file) {
        return storage.file(file).readable().map(BasicFileAttributes::size).orElse(0L);
    }
}
