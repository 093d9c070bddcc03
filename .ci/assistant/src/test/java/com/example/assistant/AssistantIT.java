package com.example.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
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

    @TempDir
    private static Path logs;

    private static EmbeddedPostgres database;

    @BeforeAll
    static void startDatabase() throws Exception {
        database = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        database.close();
    }

    @Test
    void showsARequestAsOneTreeAndGoesOnAfterItWasKilled() throws Exception {
        try (Service service = Service.start(database, logs.resolve("first.log"))) {
            JsonNode answer = service.site().post("/table/table-7", "How much is the soup?");

            assertThat(answer.get("text").asString()).isEqualTo("after 1 messages");
            assertThat(answer.get("price").asInt()).isEqualTo(7);
            assertThat(answer.get("thread").asString())
                    .contains(Runtime.version().feature() < 21 ? "Thread[" : "VirtualThread");
            showsOneTree();
            isWatched(service.site());
            service.kill();
        }
        try (Service service = Service.start(database, logs.resolve("second.log"))) {
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
        JsonNode usage = UI.json("/api/v1/insight?" + RUN).get("run").get("usage");
        assertThat(usage.get("inputTokens").asInt()).as("counted once").isEqualTo(100);
        assertThat(usage.get("outputTokens").asInt()).isEqualTo(20);
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
