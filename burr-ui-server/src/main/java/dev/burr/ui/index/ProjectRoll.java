package dev.burr.ui.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All projects, the one with the latest activity first.
 *
 * @param indexing how far it is from being complete, null if it is
 */
public record ProjectRoll(List<ProjectSummary> projects, @Nullable Indexing indexing) {

    public ProjectRoll {
        projects = List.copyOf(projects);
    }
}
