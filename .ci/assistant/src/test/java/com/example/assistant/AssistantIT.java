package com.example.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.awaitility.Awaitility.await;

import com.example.assistant.Collector.Sent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packed service beside a PostgreSQL, and what the UI says of its runs. */
class AssistantIT {

    private static final Site UI = new Site(System.getProperty("burr.ui"));
    private static final String RUN = "project=assistant&app=table-7";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String REQUEST = "http post /table/{id}";

    @TempDir
    private static Path logs;

    private static EmbeddedPostgres database;
    private static Collector collector;

    @BeforeAll
    static void startWhatTheServiceNeeds() throws Exception {
        database = EmbeddedPostgres.start();
        collector = Collector.start();
    }

    @AfterAll
    static void stopWhatTheServiceNeeds() throws Exception {
        collector.close();
        database.close();
    }

    @Test
    void showsARequestAsOneTreeAndGoesOnAfterItWasKilled() throws Exception {
        try (Service service = Service.start(database, collector, logs.resolve("first.log"))) {
            JsonNode answer = service.site().post("/table/table-7", "How much is the soup?");

            assertThat(answer.get("text").asString()).isEqualTo("after 1 messages");
            assertThat(answer.get("price").asInt()).isEqualTo(7);
            assertThat(answer.get("thread").asString())
                    .contains(Runtime.version().feature() < 21 ? "Thread[" : "VirtualThread");
            showsOneTree();
            knowsWhatItCost();
            isOneTrace();
            isWatched(service.site());
            service.kill();
        }
        try (Service service = Service.start(database, collector, logs.resolve("second.log"))) {
            JsonNode answer = service.site().post("/table/table-7", "And when do you close?");

            assertThat(answer.get("text").asString()).isEqualTo("after 3 messages");
            assertThat(actions()).containsExactly("look_up", "respond", "look_up", "respond");
        }
    }

    private static void showsOneTree() throws Exception {
        assertThat(actions()).containsExactly("look_up", "respond");
        JsonNode lookUp = trace(0);
        assertThat(names(lookUp)).contains("http get", "query");
        JsonNode respond = trace(1);
        assertThat(names(respond)).startsWith("chat").contains("chat scripted-1");
        assertThat(attribute(respond, "gen_ai.usage.input_tokens")).contains("100");
        for (JsonNode step : List.of(lookUp, respond)) {
            assertThat(ids(step)).doesNotHaveDuplicates().containsAll(parents(step));
        }
    }

    private static void knowsWhatItCost() throws Exception {
        JsonNode respond = trace(1);
        assertThat(attribute(respond, "gen_ai.usage.cache_read.input_tokens")).contains("64");
        assertThat(attribute(respond, "gen_ai.usage.reasoning.output_tokens")).contains("12");
        // The runs of a list are read in the background.
        await().atMost(PATIENCE).until(() -> ofList().has("table-7"));
        JsonNode ofRun = UI.json("/api/v1/insight?" + RUN).get("run").get("usage");
        for (JsonNode usage : List.of(ofRun, ofList().get("table-7"))) {
            assertThat(usage.get("calls").asInt()).as("counted once").isEqualTo(1);
            assertThat(usage.get("inputTokens").asInt()).isEqualTo(100);
            assertThat(usage.get("outputTokens").asInt()).isEqualTo(20);
            assertThat(usage.get("cachedInputTokens").asInt()).isEqualTo(64);
            assertThat(usage.get("cost").asDouble())
                    .as("36 tokens for 0.25 a million, 64 for 0.025, 20 for 2")
                    .isCloseTo(50.6e-6, offset(1e-12));
        }
    }

    private static JsonNode ofList() throws Exception {
        return UI.json("/api/v1/usage?" + RUN).get("runs");
    }

    /** As the service tells it to a collector by Spring Boot's own means. */
    private static void isOneTrace() throws Exception {
        // Both are answered before their spans end, and spans are sent in the order in which they end.
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(collector.spans()).extracting(Sent::name).contains("http get /hours", REQUEST));
        List<Sent> spans = collector.spans();
        Sent request = single(spans, REQUEST);
        Sent run = single(spans, "burr run");
        Sent lookUp = single(spans, "step look_up");
        Sent respond = single(spans, "step respond");

        assertThat(request.parentId()).isEmpty();
        assertThat(run.parentId()).isEqualTo(request.id());
        assertThat(List.of(lookUp.parentId(), respond.parentId())).containsOnly(run.id());
        assertThat(above(single(spans, "http get"), spans)).startsWith("step look_up", "burr run", REQUEST);
        assertThat(above(single(spans, "http get /hours"), spans)).startsWith("http get", "step look_up");
        assertThat(above(single(spans, "chat scripted-1"), spans)).endsWith("step respond", "burr run", REQUEST);
        assertThat(List.of(run, lookUp, respond)).extracting(Sent::traceId).containsOnly(request.traceId());
        assertThat(respond.attributes())
                .containsEntry("burr.application.id", "table-7")
                .containsEntry("burr.sequence.id", "1")
                .containsEntry("burr.outcome", "success");
        for (int step = 0; step <= 1; step++) {
            assertThat(texts(trace(step).get("attributes"), "value")).contains(request.traceId());
        }
    }

    private static Sent single(List<Sent> spans, String name) {
        assertThat(spans).extracting(Sent::name).containsOnlyOnce(name);
        return spans.stream()
                .filter(sent -> sent.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The names of the spans around this one, from the innermost. */
    private static List<String> above(Sent span, List<Sent> spans) {
        List<String> names = new ArrayList<>();
        for (Sent outer = parent(span, spans); outer != null; outer = parent(outer, spans)) {
            names.add(outer.name());
        }
        return names;
    }

    private static Sent parent(Sent span, List<Sent> spans) {
        return spans.stream()
                .filter(sent -> sent.id().equals(span.parentId()))
                .findFirst()
                .orElse(null);
    }

    private static void isWatched(Site service) throws Exception {
        assertThat(service.json("/actuator/health")
                        .get("components")
                        .get("burr")
                        .get("status")
                        .asString())
                .isEqualTo("UP");
        JsonNode steps = service.json("/actuator/metrics/burr.step?tag=burr.action:respond");
        assertThat(steps.get("measurements").get(0).get("value").asInt()).isEqualTo(1);
        assertThat(service.json("/actuator/burr").get("recent").toString()).contains("table-7");
    }

    private static List<String> actions() throws Exception {
        return texts(UI.json("/api/v1/steps?" + RUN).get("steps"), "action");
    }

    private static JsonNode trace(int sequenceId) throws Exception {
        return UI.json("/api/v1/step/trace?" + RUN + "&sequenceId=" + sequenceId);
    }

    private static List<String> names(JsonNode trace) {
        return texts(trace.get("spans"), "name");
    }

    private static List<String> ids(JsonNode trace) {
        return texts(trace.get("spans"), "id");
    }

    private static List<String> parents(JsonNode trace) {
        return texts(trace.get("spans"), "parentId").stream()
                .filter(parent -> !parent.isEmpty())
                .toList();
    }

    private static List<String> attribute(JsonNode trace, String key) {
        List<String> values = new ArrayList<>();
        for (JsonNode span : trace.get("spans")) {
            for (JsonNode attribute : span.get("attributes")) {
                if (attribute.get("key").asString().equals(key)) {
                    values.add(attribute.get("value").asString());
                }
            }
        }
        return values;
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.get(field).asString("")));
        return texts;
    }
}
