package dev.burr.ui.api.v1;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.fixture.TestServer;
import dev.burr.visibility.Span;
import dev.burr.visibility.Tracer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an action traces, as both APIs show it. */
final class TracedStepIT {

    private static final int THREADS = 3;

    @TempDir
    static Path storage;

    private static TestServer server;

    @BeforeAll
    static void start() {
        try (LocalTrackingClient tracker = LocalTrackingClient.builder()
                .project("chat")
                .storageDir(storage)
                .build()) {
            new ApplicationBuilder()
                    .withTracker(tracker)
                    .withActions(action("respond").run((state, inputs, context) -> {
                        trace(context.tracer());
                        return state;
                    }))
                    .withEntrypoint("respond")
                    .withIdentifiers("run")
                    .build()
                    .step();
        }
        server = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void trace(Tracer tracer) throws InterruptedException {
        tracer.attribute("cost", 0.25);
        try (Span retrieve = tracer.span("retrieve", "plan")) {
            List<Thread> threads = IntStream.range(0, THREADS)
                    .mapToObj(i -> new Thread(() -> {
                        try (Span source = retrieve.span("source")) {
                            source.attribute("hits", 3);
                        }
                    }))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            retrieve.event("cache_miss", Map.of("key", "k"));
        }
    }

    @Test
    void isCountedInTheListOfSteps() {
        JsonNode step =
                server.json("/api/v1/steps?project=chat&app=run").get("steps").get(0);

        assertThat(step.get("spans").asInt()).isEqualTo(1 + THREADS);
        assertThat(step.get("attributes").asInt()).isEqualTo(2 + THREADS);
    }

    @Test
    void isShownWithTheStep() {
        JsonNode attributes =
                server.json("/api/v1/step?project=chat&app=run&sequenceId=0").get("attributes");

        assertThat(attributes).hasSize(2 + THREADS);
        JsonNode cost = attributes.get(0);
        assertThat(cost.get("key").asString()).isEqualTo("cost");
        assertThat(cost.get("value").asDouble()).isEqualTo(0.25);
        assertThat(cost.get("spanId").isNull()).isTrue();
        assertThat(cost.get("event").asBoolean()).isFalse();
        assertThat(IntStream.range(1, 1 + THREADS)
                        .mapToObj(i -> attributes.get(i).get("spanId").asString()))
                .containsExactlyInAnyOrder("0:0.0", "0:0.1", "0:0.2");
        JsonNode cacheMiss = attributes.get(1 + THREADS);
        assertThat(cacheMiss.get("key").asString()).isEqualTo("cache_miss");
        assertThat(cacheMiss.get("value").get("key").asString()).isEqualTo("k");
        assertThat(cacheMiss.get("spanId").asString()).isEqualTo("0:0");
        assertThat(cacheMiss.get("event").asBoolean()).isTrue();
    }

    @Test
    void isATreeOfSpansWithTheirAttributes() {
        JsonNode trace = server.json("/api/v1/step/trace?project=chat&app=run&sequenceId=0");

        JsonNode spans = trace.get("spans");
        assertThat(spans).hasSize(1 + THREADS);
        assertThat(spans.get(0).get("name").asString()).isEqualTo("retrieve");
        assertThat(spans.get(0).get("dependencies").get(0).asString()).isEqualTo("plan");
        assertThat(spans.get(0).get("attributes").get(0).get("key").asString()).isEqualTo("cache_miss");
        assertThat(spans.get(1).get("parentId").asString()).isEqualTo("0:0");
        assertThat(spans.get(1).get("depth").asInt()).isEqualTo(1);
        assertThat(spans.get(1).get("attributes").get(0).get("key").asString()).isEqualTo("hits");
        assertThat(spans.get(1).get("durationMicros").asLong()).isNotNegative();
        assertThat(trace.get("attributes")).hasSize(1);
        assertThat(trace.get("streams")).isEmpty();
    }

    @Test
    void isATreeOfSpansInBurrsApi() {
        JsonNode spans = server.json("/api/v0/chat/run/__none__/apps")
                .get("steps")
                .get(0)
                .get("spans");

        assertThat(spans).hasSize(1 + THREADS).allSatisfy(span -> assertThat(
                        span.get("end_entry").get("span_id"))
                .isEqualTo(span.get("begin_entry").get("span_id")));
        JsonNode retrieve = spans.get(0).get("begin_entry");
        assertThat(retrieve.get("span_name").asString()).isEqualTo("retrieve");
        assertThat(retrieve.get("parent_span_id").isNull()).isTrue();
        assertThat(retrieve.get("span_dependencies").get(0).asString()).isEqualTo("plan");
        assertThat(spans.get(1).get("begin_entry").get("parent_span_id").asString())
                .isEqualTo("0:0");
    }
}
