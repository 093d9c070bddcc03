package dev.burr.ui.api.v1;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.tracking.ChildLink;

/** How a run came out of another. */
enum ChildKind {
    @JsonProperty("fork")
    FORK,
    @JsonProperty("spawn_start")
    SPAWN;

    static ChildKind of(ChildLink.Kind kind) {
        return switch (kind) {
            case FORK -> FORK;
            case SPAWN -> SPAWN;
        };
    }
}
