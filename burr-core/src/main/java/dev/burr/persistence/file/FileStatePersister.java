package dev.burr.persistence.file;

import dev.burr.core.ApplicationId;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedStateJson;
import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.StatePersister;
import dev.burr.persistence.StepAlreadySavedException;
import dev.burr.tracking.file.FolderNames;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps states in files on this machine: {@code <directory>/<application id>/<sequence id>.json}, one for each step. The
 * directory is made when it is first written to. Nothing is deleted unless asked for.
 *
 * <p>A file appears whole or not at all, also when the process is killed or the power fails; a power cut may take the
 * last ones away. Several processes may share a directory. Ids are names of folders, and so follow the rules of the
 * tracking client; on file systems that don't tell {@code A} from {@code a}, neither do ids.
 */
public final class FileStatePersister implements StatePersister {

    private static final FolderNames NAMES = FolderNames.ofThisSystem();

    private final Path directory;

    private FileStatePersister(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    /** A persister for a directory that need not exist. */
    public static FileStatePersister in(Path directory) {
        return new FileStatePersister(directory);
    }

    @Override
    public void checkId(ApplicationId id) {
        NAMES.requireAppId(id.appId());
    }

    @Override
    public void save(PersistedState step) {
        checkId(step.application());
        String json = PersistedStateJson.encode(step);
        String appId = step.application().appId();
        long sequenceId = step.position().sequenceId();
        StepFile file = StepFile.of(folder(appId), sequenceId);
        try {
            file.create(json);
        } catch (FileAlreadyExistsException e) {
            var refused = new StepAlreadySavedException(appId, sequenceId);
            refused.addSuppressed(e);
            throw refused;
        } catch (IOException e) {
            throw new PersistenceException(
                    "File '%s' can't be written: %s. Check who may write there, and whether the disk is full."
                            .formatted(file.path(), e),
                    e);
        }
    }

    @Override
    public Optional<PersistedState> load(String appId) {
        return NAMES.isAppId(appId) ? last(appId).flatMap(file -> read(appId, file)) : Optional.empty();
    }

    @Override
    public Optional<PersistedState> load(String appId, long sequenceId) {
        return NAMES.isAppId(appId) ? read(appId, StepFile.of(folder(appId), sequenceId)) : Optional.empty();
    }

    @Override
    public List<String> list() {
        return childrenOf(directory).stream()
                .map(folder -> folder.getFileName().toString())
                .filter(NAMES::isAppId)
                .filter(appId -> last(appId).isPresent())
                .toList();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The folder is first renamed, so that nobody goes on from what is left of it.
     */
    @Override
    public boolean delete(String appId) {
        if (!NAMES.isAppId(appId) || last(appId).isEmpty()) {
            return false;
        }
        Path folder = folder(appId);
        Path doomed = folder.resolveSibling(".deleted-" + UUID.randomUUID());
        try {
            Files.move(folder, doomed);
            for (Path file : childrenOf(doomed)) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(doomed);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new PersistenceException(
                    "Folder '%s' can't be deleted: %s. Check who may write there.".formatted(folder, e), e);
        }
    }

    private Path folder(String appId) {
        return directory.resolve(appId);
    }

    private Optional<StepFile> last(String appId) {
        return childrenOf(folder(appId)).stream()
                .flatMap(file -> StepFile.find(file).stream())
                .max(StepFile.BY_STEP);
    }

    /** Empty where there is none. */
    private static List<Path> childrenOf(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new PersistenceException(
                    "Folder '%s' can't be read: %s. Check who may read it.".formatted(folder, e), e);
        }
    }

    /** Of another id where the file system takes the two for the same. */
    private static Optional<PersistedState> read(String appId, StepFile file) {
        try {
            return Optional.of(PersistedStateJson.decode(file.read()))
                    .filter(step -> step.application().appId().equals(appId));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new PersistenceException(
                    "File '%s' can't be read: %s. Check that it is what was saved and who may read it."
                            .formatted(file.path(), e),
                    e);
        }
    }
}
