package dev.burr.ui.folders;

import java.nio.file.Path;

/**
 * Where the server keeps what belongs to one storage, apart from what belongs to others. Nothing of it need exist.
 *
 * @param index a file with what is known of its runs
 * @param search a file with what searches have found out
 * @param trash a folder with deleted runs
 * @param views a folder with saved views
 */
public record StorageFolders(Path index, Path search, Path trash, Path views) {

    /**
     * Those of one storage.
     *
     * @param storage a name that no other storage has, as {@link UserFolders#nameOf(Path)} gives it
     */
    public static StorageFolders of(UserFolders folders, String storage) {
        return new StorageFolders(
                folders.cache().resolve("index").resolve(storage),
                folders.cache().resolve("search").resolve(storage),
                folders.data().resolve("trash").resolve(storage),
                folders.data().resolve("views").resolve(storage));
    }
}
