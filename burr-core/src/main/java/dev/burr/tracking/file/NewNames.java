package dev.burr.tracking.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stores the names of logs that may be new, and of the folders that are made for them, where the disk is waited for. When some
 * could not be stored, it is not remembered of which logs, as these may be many: all that are opened later have theirs stored.
 */
final class NewNames {

    /** The folders of application, project and storage. */
    private static final int LEVELS = 3;

    private final Disk disk;

    /** What got an entry above the storage directory when that was made here, and is not stored yet. */
    private final Set<Path> above = ConcurrentHashMap.newKeySet();

    private volatile boolean someMissing;

    NewNames(Disk disk) {
        this.disk = disk;
    }

    /**
     * The folders to store with a log that is about to be opened: none where all names are known to be stored.
     *
     * @param mayBeNew whether somebody may have made it without waiting for the disk
     */
    List<Path> foldersOf(ApplicationFiles files, boolean mayBeNew) {
        boolean isEntered = !disk.isWaitedFor() || (!mayBeNew && !someMissing && Files.exists(files.log()));
        return isEntered ? List.of() : foldersOnTheWayTo(files.folder());
    }

    /** Those of application, project and storage, and above it those that get an entry because the storage is made. */
    private List<Path> foldersOnTheWayTo(Path application) {
        var folders = new ArrayList<Path>();
        Path folder = application;
        for (int level = 0; folder != null && (level < LEVELS || !Files.exists(folders.get(level - 1))); level++) {
            folders.add(folder);
            if (level >= LEVELS) {
                above.add(folder);
            }
            folder = folder.getParent();
        }
        // Another log that has made them may still wait for the disk, or have failed to.
        var all = new LinkedHashSet<Path>(folders);
        all.addAll(above);
        return List.copyOf(all);
    }

    void store(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            disk.syncFolder(folder);
            above.remove(folder);
        }
    }

    /** Takes note that a log is closed whose names are not stored. */
    void leave(List<Path> folders) {
        if (!folders.isEmpty()) {
            someMissing = true;
        }
    }
}
