package dev.burr.ui.journey;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Retry.times;
import static dev.burr.core.Transition.from;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Graph;
import dev.burr.core.State;
import dev.burr.tracking.TrackingClient;
import dev.burr.visibility.Span;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A run with something inside each of its steps: spans, attempts, sub-applications, a stream. */
final class ReportRun {

    static final String MARKDOWN =
            "# Findings\n\n**Bees** see *ultraviolet*, as [a study](https://example.org/bees) says.\n";

    private static final Graph PROOF = Graph.builder()
            .withActions(action("proofread")
                    .reads("text")
                    .writes("text")
                    .run(state -> state.with("text", state.getString("text") + ".")))
            .build();

    private static final Graph CHAPTER = Graph.builder()
            .withActions(
                    action("draft")
                            .reads("topic")
                            .writes("text")
                            .run(state -> state.with("text", "about " + state.getString("topic"))),
                    action("polish").reads("text").writes("text").running(PROOF, after("proofread")))
            .withTransitions(from("draft").to("polish"))
            .build();

    private ReportRun() {}

    static void record(TrackingClient tracking, String id) {
        AtomicInteger calls = new AtomicInteger();
        var app = new ApplicationBuilder()
                .withActions(
                        action("plan").writes("topics").run((state, inputs, context) -> {
                            try (Span span = context.tracer().span("ask the model")) {
                                span.attribute("gen_ai.response.model", "small-1");
                                span.span("parse").close();
                            }
                            return state.with("topics", List.of("bees", "ants"));
                        }),
                        action("fetch").writes("page").retry(times(2)).run(state -> {
                            if (calls.incrementAndGet() == 1) {
                                throw new IOException("The library is closed.");
                            }
                            return state.with("page", "a page");
                        }),
                        action("write").parallel(map -> map.overStates(
                                        "topics", String.class, (state, topic) -> state.with("topic", topic))
                                .running(CHAPTER, after("polish"))
                                .joining("chapters", child -> child.state().getString("text"))),
                        action("answer").reads("chapters").writes("answer").stream((state, inputs, out) -> {
                            out.emit("Bees ");
                            out.emit("and ants.");
                            return state.with("answer", MARKDOWN);
                        }))
                .withTransitions(
                        from("plan").to("fetch"),
                        from("fetch").to("write"),
                        from("write").to("answer"))
                .withState(State.of("title", "Insects"))
                .withEntrypoint("plan")
                .withIdentifiers(id)
                .withTracker(tracking)
                .build();
        try (var stream = app.stream(after("answer"))) {
            stream.forEach(item -> {});
        }
    }
}
