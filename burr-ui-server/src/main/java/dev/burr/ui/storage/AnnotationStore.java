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
}
