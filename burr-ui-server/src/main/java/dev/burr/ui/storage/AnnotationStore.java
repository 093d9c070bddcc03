package dev.burr.ui.storage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The notes of people on the steps of a storage. Readers see each as a whole, as it was before a change or after it. Safe
 * for use by many threads.
 */
public interface AnnotationStore {

    /** The notes of a project, oldest first; what cannot be read of them is reported and hides nothing else. */
    Document<List<Annotation>> annotations(String projectId);

    /**
     * Adds a note. Its id is one more than the highest of the project, and 0 for the first.
     *
     * @return empty if there is no such project
     * @throws IOException when it cannot be stored; the message says why
     */
    Optional<Annotation> create(String projectId, Annotation.Step step, Annotation.Content content) throws IOException;

    /**
     * Replaces what a note says.
     *
     * @return the note as it is now; empty if there is no such project or note
     * @throws IOException when it cannot be stored; the message says why
     */
    Optional<Annotation> update(String projectId, long id, Annotation.Content content) throws IOException;

    /**
     * Replaces what a note says, if nobody has changed it since it was read.
     *
     * @param asOf the time of its last change, as it was when it was read
     * @return the note as it is now; empty if there is no such project or note
     * @throws IOException when it cannot be stored; the message says why
     * @throws StaleAnnotation when it was changed meanwhile
     */
    Optional<Annotation> update(String projectId, long id, String asOf, Annotation.Content content)
            throws IOException, StaleAnnotation;

    /**
     * Deletes a note.
     *
     * @return the note as it was; empty if there is no such project or note
     * @throws IOException when that cannot be stored; the message says why
     */
    Optional<Annotation> delete(String projectId, long id) throws IOException;

    /**
     * Deletes those notes that are still as they are given. Others stay.
     *
     * @throws IOException when that cannot be stored, and all stay; the message says why
     */
    void remove(String projectId, List<Annotation> notes) throws IOException;

    /**
     * Adds notes that were made elsewhere or before, with their times. A note keeps its id where no note of the
     * project has it, also one that is added with it, and gets a new one otherwise. A note that is there already is not added again.
     *
     * @return the notes as they are in the project now; empty if there is no such project
     * @throws IOException when they cannot be stored, and none was; the message says why
     */
    Optional<List<Annotation>> restore(String projectId, List<Annotation> notes) throws IOException;
}
