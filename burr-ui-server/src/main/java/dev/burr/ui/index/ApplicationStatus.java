package dev.burr.ui.index;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a run is doing, judged by its last step. */
public enum ApplicationStatus {
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("running")
    RUNNING,
    /** A step has no end, and its writer is gone. */
    @JsonProperty("interrupted")
    INTERRUPTED,
    /** No step ran yet. */
    @JsonProperty("empty")
    EMPTY
}
