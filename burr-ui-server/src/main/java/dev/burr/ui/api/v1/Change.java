package dev.burr.ui.api.v1;

import dev.burr.ui.diff.ValueChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place at which two states differ.
 *
 * @param path keys and list places from the top of the state
 * @param writtenBy the last step that changed the top-level key
 */
record Change(
        List<Object> path, ChangeKind kind, @Nullable Object before, @Nullable Object after, @Nullable Long writtenBy) {

    static Change of(ValueChange change, @Nullable Long writtenBy) {
        return new Change(change.path(), ChangeKind.of(change.kind()), change.before(), change.after(), writtenBy);
    }
}
