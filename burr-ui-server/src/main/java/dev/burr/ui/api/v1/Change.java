package dev.burr.ui.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.diff.ValueChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place at which two states differ.
 *
 * @param path keys and list places from the top of the state
 * @param writtenBy the last step that changed the top-level key
 */
record Change(List<Object> path, Kind kind, @Nullable Object before, @Nullable Object after, @Nullable Long writtenBy) {

    static Change of(ValueChange change, @Nullable Long writtenBy) {
        Kind kind =
                switch (change.kind()) {
                    case ADDED -> Kind.ADDED;
                    case REMOVED -> Kind.REMOVED;
                    case CHANGED -> Kind.CHANGED;
                };
        return new Change(change.path(), kind, change.before(), change.after(), writtenBy);
    }

    enum Kind {
        @JsonProperty("added")
        ADDED,
        @JsonProperty("removed")
        REMOVED,
        @JsonProperty("changed")
        CHANGED
    }
}
