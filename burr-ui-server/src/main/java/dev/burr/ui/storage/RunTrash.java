package dev.burr.ui.storage;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deletes runs so that they can be restored.
 *
 * <p>Every implementation keeps these promises: a run is in the storage or in the trash, whole, whatever interrupts it; its
 * annotations go and come with it; a run in the trash is no part of any answer of {@link TrackingRepository}. Safe for use
 * by many threads, and by several servers on one storage.
 */
public interface RunTrash {

    /**
     * Moves a run into the trash.
     *
     * @param by who wants it, null if that is not known
     * @throws RunRefusal if there is no such run, or a step of it may still be running
     * @throws IOException when it can't be moved, and stays; the message says why
     */
    DeletedRun delete(ApplicationKey key, @Nullable String by) throws RunRefusal, IOException;

    /** What is in the trash, the latest first. */
    List<DeletedRun> deleted();

    /** One of these. */
    Optional<DeletedRun> deleted(String id);

    /**
     * Moves a run back to where it was.
     *
     * @throws RunRefusal if it is not in the trash, or another run has its id now
     * @throws IOException when it can't be moved, and stays in the trash; the message says why
     */
    DeletedRun restore(String id) throws RunRefusal, IOException;

    /**
     * Deletes a run in the trash for good.
     *
     * @throws RunRefusal if it is not in the trash
     * @throws IOException when it can't be deleted, and stays in the trash or goes later; the message says why
     */
    DeletedRun purge(String id) throws RunRefusal, IOException;

    /**
     * Deletes for good what was moved into the trash before a time, oldest first.
     *
     * @param most how many runs
     * @return how many there were
     * @throws IOException when one can't be deleted
     */
    int purgeBefore(Instant time, int most) throws IOException;

    /** Finishes or undoes what was interrupted, as at the start of a server. */
    void recover() throws IOException;
}
