package dev.burr.ui.api.v0;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.burr.tracking.GraphDocument;
import java.util.List;

/** An action of a state machine. */
record ActionResponse(
        String type,
        String name,
        List<String> reads,
        List<String> writes,
        String code,
        List<String> inputs,
        @JsonProperty("optional_inputs") List<String> optionalInputs) {

    static ActionResponse of(GraphDocument.Action action) {
        return new ActionResponse(
                "action",
                action.name(),
                action.reads(),
                action.writes(),
                action.code(),
                action.inputs(),
                action.optionalInputs());
    }
}
