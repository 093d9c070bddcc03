package dev.burr.tour;

import static dev.burr.core.Condition.eq;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunResult;
import dev.burr.core.BurrAction;
import dev.burr.core.Graph;
import dev.burr.core.Input;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.lifecycle.AttributesLogged;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.visibility.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Piece 3 of the tour: methods of a bean. */
class BeanActionsTourTest {

    record Message(String role, String content) {}

    static class ChatActions {

        @BurrAction(writes = "prompt")
        String prompt(@Input("prompt") String text) {
            return text;
        }

        @BurrAction(writes = "safe", tags = "guard")
        boolean checkSafety(String prompt) {
            return !prompt.contains("unsafe");
        }

        @BurrAction(writes = "response")
        Message respond(List<Message> history, Tracer tracer) {
            try (var span = tracer.span("retrieve")) {
                span.attribute("hits", history.size());
            }
            return new Message("assistant", "You have said " + history.size() + " things.");
        }

        @BurrAction(writes = "response")
        Message reject(String prompt) {
            return new Message("assistant", "I can't help with \"" + prompt + "\".");
        }
    }

    private static Graph chat(ChatActions actions) {
        return Graph.builder()
                .withActionsOf(actions) // action names: prompt, check_safety, respond, reject
                .withTransitions(
                        from("prompt").to("check_safety"),
                        from("check_safety").to("respond").when(eq("safe", true)),
                        from("check_safety").to("reject"),
                        from("respond", "reject").to("prompt"))
                .build();
    }

    @Test
    void methodsOfABean() {
        var hits = new ArrayList<Map<String, ?>>();
        var app = new ApplicationBuilder()
                .withGraph(chat(new ChatActions()))
                .withHooks(new LifecycleHook() {
                    @Override
                    public void attributesLogged(AttributesLogged event) {
                        hits.add(event.attributes());
                    }
                })
                .withState(State.of("history", List.of()))
                .withEntrypoint("prompt")
                .build();

        RunResult first = app.run(after("respond", "reject"), Inputs.of("prompt", "Hello"));
        RunResult guarded = app.run(after("@tag:guard"), Inputs.of("prompt", "something unsafe"));
        RunResult second = app.run(after("respond", "reject"), Inputs.of("prompt", "something unsafe"));

        assertThat(first.state().get("response", Message.class).content()).isEqualTo("You have said 0 things.");
        assertThat(hits).singleElement().isEqualTo(Map.of("hits", 0));
        assertThat(guarded.action()).contains("check_safety");
        assertThat(second.state().get("response", Message.class).content())
                .isEqualTo("I can't help with \"something unsafe\".");
    }
}
