package dev.burr.ui.journey;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.tracking.TrackingClient;
import java.util.List;

/** A small chat that records real runs for a page to show. */
final class ChatRuns {

    private static final Graph CHAT = Graph.builder()
            .withActions(
                    action("prompt")
                            .inputs("prompt")
                            .writes("prompt", "history")
                            .run((state, inputs) -> state.with("prompt", inputs.getString("prompt"))
                                    .append("history", new Message("user", inputs.getString("prompt")))),
                    action("check_safety").reads("prompt").writes("safe").run(ChatRuns::checkSafety),
                    action("respond")
                            .reads("prompt")
                            .writes("response", "history")
                            .run(state -> state.with("response", "You said: " + state.getString("prompt"))
                                    .append("history", new Message("assistant", "You said it."))),
                    action("reject").writes("response").run(state -> state.with("response", "I can't help with that.")))
            .withTransitions(
                    from("prompt").to("check_safety"),
                    from("check_safety").to("respond").when(eq("safe", true)),
                    from("check_safety").to("reject"),
                    from("respond", "reject").to("prompt"))
            .build();

    private final TrackingClient tracking;

    ChatRuns(TrackingClient tracking) {
        this.tracking = tracking;
    }

    record Message(String role, String content) {}

    private static State checkSafety(State state) {
        if (state.getString("prompt").contains("crash")) {
            throw new IllegalStateException("The moderation service is offline.");
        }
        return state.with("safe", !state.getString("prompt").contains("unsafe"));
    }

    Application conversation(String id) {
        return new ApplicationBuilder()
                .withGraph(CHAT)
                .withState(State.of("history", List.of()))
                .withEntrypoint("prompt")
                .withIdentifiers(id)
                .withTracker(tracking)
                .build();
    }

    Application fork(String id, String parent, long sequenceId) {
        return new ApplicationBuilder()
                .withGraph(CHAT)
                .forkFrom(parent, sequenceId)
                .withIdentifiers(id)
                .withTracker(tracking)
                .build();
    }

    static void say(Application conversation, String prompt) {
        conversation.run(after("respond", "reject"), Inputs.of("prompt", prompt));
    }
}
