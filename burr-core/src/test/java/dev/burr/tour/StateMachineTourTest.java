package dev.burr.tour;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.application.RunResult;
import dev.burr.core.ActionContext;
import dev.burr.core.Input;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.lifecycle.AttributesLogged;
import dev.burr.lifecycle.EventLogged;
import dev.burr.lifecycle.LifecycleHook;
import dev.burr.lifecycle.SpanStarted;
import dev.burr.lifecycle.StepFinished;
import dev.burr.visibility.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateMachineTourTest {

    @Test
    void dynamicState() {
        var app = new ApplicationBuilder()
                .withActions(
                        action("count").reads("n").writes("n").run(state -> state.increment("n")),
                        action("done").run(state -> state))
                .withTransitions(
                        from("count").to("count").when("n < 10"), from("count").to("done"))
                .withState(State.of("n", 0))
                .withEntrypoint("count")
                .build();

        RunResult result = app.run(after("done"));

        assertThat(result.state().getInt("n")).isEqualTo(10);
    }

    record Message(String role, String content) {}

    record Prompt(@Input String text, List<Message> history) {}

    record Asked(String prompt, List<Message> history) {}

    record Question(String prompt) {}

    record Verdict(boolean safe) {}

    record Chat(List<Message> history) {}

    record Reply(Message response) {}

    private static Asked prompt(Prompt prompt) {
        var history = new ArrayList<>(prompt.history());
        history.add(new Message("user", prompt.text()));
        return new Asked(prompt.text(), history);
    }

    private static Reply respond(Chat chat) {
        return new Reply(
                new Message("assistant", "You have said " + chat.history().size() + " things."));
    }

    @Test
    void typedActions() {
        var app = new ApplicationBuilder()
                .withActions(
                        action("prompt", Prompt.class, Asked.class, StateMachineTourTest::prompt),
                        action(
                                "check_safety",
                                Question.class,
                                Verdict.class,
                                question -> new Verdict(!question.prompt().contains("unsafe"))),
                        action("respond", Chat.class, Reply.class, StateMachineTourTest::respond),
                        action(
                                "reject",
                                Chat.class,
                                Reply.class,
                                chat -> new Reply(new Message("assistant", "I can't help with that."))))
                .withTransitions(
                        from("prompt").to("check_safety"),
                        from("check_safety").to("respond").when(Verdict.class, Verdict::safe),
                        from("check_safety").to("reject"),
                        from("respond", "reject").to("prompt"))
                .withState(State.of("history", List.of()))
                .withEntrypoint("prompt")
                .build();

        RunResult first = app.run(after("respond", "reject"), Inputs.of("text", "Hello"));
        RunResult second = app.run(after("respond", "reject"), Inputs.of("text", "something unsafe"));

        assertThat(first.state().get("response", Message.class).content()).isEqualTo("You have said 1 things.");
        assertThat(second.action()).contains("reject");
    }

    @Test
    void lambdasWithInputs() {
        var app = new ApplicationBuilder()
                .withActions(
                        action("prompt")
                                .inputs("prompt")
                                .writes("prompt", "history")
                                .run((state, inputs) -> state.with("prompt", inputs.getString("prompt"))
                                        .append("history", new Message("user", inputs.getString("prompt")))),
                        action("check_safety")
                                .reads("prompt")
                                .writes("safe")
                                .run(state -> state.with(
                                        "safe", !state.getString("prompt").contains("unsafe"))),
                        action("respond")
                                .reads("prompt")
                                .writes("response")
                                .run(state -> state.with("response", "You said: " + state.getString("prompt"))),
                        action("reject")
                                .writes("response")
                                .run(state -> state.with("response", "I can't help with that.")))
                .withTransitions(
                        from("prompt").to("check_safety"),
                        from("check_safety").to("respond").when(eq("safe", true)),
                        from("check_safety").to("reject"),
                        from("respond", "reject").to("prompt"))
                .withState(State.of("history", List.of()))
                .withEntrypoint("prompt")
                .build();

        RunResult result = app.run(after("respond", "reject"), Inputs.of("prompt", "Hello"));

        assertThat(result.state().getString("response")).isEqualTo("You said: Hello");
    }

    private static List<String> retrieve(String question) {
        try (Span span = ActionContext.currentTracer().span("retrieve")) {
            List<String> hits = List.of(question, question);
            span.attribute("hits", hits.size());
            return hits;
        }
    }

    @Test
    void tracing() {
        var logged = new ArrayList<String>();
        var app = new ApplicationBuilder()
                .withActions(
                        action("answer").inputs("question").writes("sources").run((state, inputs, context) -> {
                            context.tracer().event("asked", Map.of("by", "ada"));
                            return state.with("sources", retrieve(inputs.getString("question")));
                        }))
                .withEntrypoint("answer")
                .withHooks(new LifecycleHook() {
                    @Override
                    public void spanStarted(SpanStarted event) {
                        logged.add(event.spanId() + " " + event.name());
                    }

                    @Override
                    public void attributesLogged(AttributesLogged event) {
                        logged.add(event.spanId() + " " + event.attributes());
                    }

                    @Override
                    public void eventLogged(EventLogged event) {
                        logged.add(event.name() + " " + event.data());
                    }
                })
                .build();

        app.step(Inputs.of("question", "What is a monad?"));

        assertThat(logged).containsExactly("asked {by=ada}", "0:0 retrieve", "0:0 {hits=2}");
    }

    @Test
    void watching() {
        var seen = new ArrayList<String>();
        var app = new ApplicationBuilder()
                .withActions(action("work").run(state -> state))
                .withEntrypoint("work")
                .withHooks(new LifecycleHook() {
                    @Override
                    public void stepFinished(StepFinished event) {
                        seen.add(event.action() + " took " + event.duration().toNanos() + " ns");
                    }
                })
                .build();

        app.step();

        assertThat(seen).singleElement().asString().matches("work took \\d+ ns");
    }
}
