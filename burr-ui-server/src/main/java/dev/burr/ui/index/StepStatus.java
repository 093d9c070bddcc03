package dev.burr.ui.index;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a step is doing. */
public enum StepStatus {
    @JsonProperty("succeeded")
    SUCCEEDED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("running")
    RUNNING,
    /** It has no end, and its writer is gone or went on. */
    @JsonProperty("interrupted")
    INTERRUPTED
}
