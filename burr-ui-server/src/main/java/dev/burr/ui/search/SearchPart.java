package dev.burr.ui.search;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What of a run a text can be found in. */
public enum SearchPart {
    /** The id of the run. */
    @JsonProperty("id")
    ID,
    /** Its partition key. */
    @JsonProperty("partition")
    PARTITION,
    /** The name of the action of a step. */
    @JsonProperty("action")
    ACTION,
    /** What a step was given. */
    @JsonProperty("input")
    INPUT,
    /** What a step returned. */
    @JsonProperty("result")
    RESULT,
    /** The state behind a step. */
    @JsonProperty("state")
    STATE,
    /** The failure of a step. */
    @JsonProperty("error")
    ERROR,
    /** What a step has noted of itself. */
    @JsonProperty("attribute")
    ATTRIBUTE,
    /** The name of a section of a step. */
    @JsonProperty("span")
    SPAN
}
