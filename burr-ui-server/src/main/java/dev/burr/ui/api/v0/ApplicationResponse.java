package dev.burr.ui.api.v0;

import dev.burr.tracking.GraphDocument;
import java.util.List;

/** A state machine. */
record ApplicationResponse(
        String type, String entrypoint, List<ActionResponse> actions, List<TransitionResponse> transitions) {

    static ApplicationResponse of(GraphDocument graph) {
        return new ApplicationResponse(
                "application",
                graph.entrypoint(),
                graph.actions().stream().map(ActionResponse::of).toList(),
                graph.transitions().stream().map(TransitionResponse::of).toList());
    }
}
