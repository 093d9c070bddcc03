package dev.burr.ui.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.ui.diff.ValueChange;

/** What happened at a place of a state. */
enum ChangeKind {
    @JsonProperty("added")
    ADDED,
    @JsonProperty("removed")
    REMOVED,
    @JsonProperty("changed")
    CHANGED;

    static ChangeKind of(ValueChange.Kind kind) {
        return switch (kind) {
            case ADDED -> ADDED;
            case REMOVED -> REMOVED;
            case CHANGED -> CHANGED;
        };
    }
}
