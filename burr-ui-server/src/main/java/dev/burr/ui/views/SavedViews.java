package dev.burr.ui.views;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The saved views of a storage. Of two who change one view at the same time, the later wins; views that others make
 * meanwhile are never lost. Safe for use by many threads, and by several servers.
 */
public interface SavedViews {

    /** How many a project may have. */
    int MOST = 200;

    /** How many characters a name may have. */
    int LONGEST_NAME = 100;

    /** How many characters a query may have. */
    int LONGEST_QUERY = 4000;

    /** Those of a project, by name. */
    List<SavedView> of(String project);

    /**
     * Keeps a view.
     *
     * @return empty if the project has as many as it may have
     * @throws IllegalArgumentException if name or query can't be one; the message says why
     * @throws IOException when it can't be stored; the message says why
     */
    Optional<SavedView> create(String project, String name, String query) throws IOException;

    /**
     * Replaces a view.
     *
     * @return the view as it is now; empty if there is none with this id
     * @throws IllegalArgumentException if name or query can't be one; the message says why
     * @throws IOException when it can't be stored; the message says why
     */
    Optional<SavedView> update(String project, String id, String name, String query) throws IOException;

    /**
     * Deletes a view.
     *
     * @return the view as it was; empty if there is none with this id
     * @throws IOException when it can't be deleted; the message says why
     */
    Optional<SavedView> delete(String project, String id) throws IOException;
}
