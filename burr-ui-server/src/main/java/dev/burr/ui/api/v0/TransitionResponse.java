package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.tracking.GraphDocument;

/** A transition between two actions. */
record TransitionResponse(String type, @JsonProperty("from_") String from, String to, String condition) {

    static TransitionResponse of(GraphDocument.Transition transition) {
        return new TransitionResponse("transition", transition.from(), transition.to(), transition.condition());
    }
}
