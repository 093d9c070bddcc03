package dev.burr.ui.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of the actions that ran in the runs of a project.
 *
 * @param names sorted
 * @param indexing how far it is from being complete, null if it is
 */
public record ActionRoll(List<String> names, @Nullable Indexing indexing) {

    public ActionRoll {
        names = List.copyOf(names);
    }
}
