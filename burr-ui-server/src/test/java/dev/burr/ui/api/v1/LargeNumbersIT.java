package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Numbers that JavaScript cannot tell apart, from a log to an answer and back in a query. */
final class LargeNumbersIT {

    private static final long LARGE = 9007199254740993L;
    private static final String MARKED = "{\"__burr_number__\":\"9007199254740993\"}";

    @TempDir
    static Path storage;

    private static TestServer server;

    @BeforeAll
    static void start() {
        RunFiles run = RunFiles.in(storage, "numbers", "run").graph("n", "count");
        run.begin(0, "count", Map.of("n", LARGE)).end(0, "count", Map.of("n", LARGE));
        run.begin(LARGE, "count")
                .log(new Attribute("exact", LARGE, null, new BigDecimal("0.1234567890123456789"), Map.of(), run.now()))
                .end(LARGE, "count", inThisOrder("n", new BigInteger("18446744073709551616"), "list", List.of(LARGE)));
        server = TestServer.on(storage);
    }

    /** The order of a map's keys is that of the state's, and of what is said to have changed. */
    private static Map<String, Object> inThisOrder(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void areMarkedInPayloads() {
        JsonNode first = server.json("/api/v1/step?project=numbers&app=run&sequenceId=0");

        assertThat(first.get("inputs").get("n").toString()).isEqualTo(MARKED);
        assertThat(first.get("stateAfter").get("n").toString()).isEqualTo(MARKED);
        assertThat(first.get("stateAfter").get("__SEQUENCE_ID").toString()).isEqualTo("0");
    }

    @Test
    void areTextsAsIdsAndLeadBackToTheStep() {
        JsonNode id = server.json("/api/v1/steps?project=numbers&app=run")
                .get("steps")
                .get(1)
                .get("sequenceId");

        JsonNode step = server.json("/api/v1/step?project=numbers&app=run&sequenceId=" + id.asString());

        assertThat(id.isString()).isTrue();
        assertThat(step.get("step").get("sequenceId").asString()).isEqualTo("9007199254740993");
        assertThat(step.get("writtenBy").get("list").asString()).isEqualTo("9007199254740993");
        assertThat(step.get("attributes").get(0).get("value").toString())
                .isEqualTo("{\"__burr_number__\":\"0.1234567890123456789\"}");
    }

    @Test
    void areMarkedInDifferences() {
        JsonNode changes =
                server.json("/api/v1/diff?project=numbers&app=run&to=" + LARGE).get("changes");

        assertThat(changes.get(0).get("path").toString()).isEqualTo("[\"n\"]");
        assertThat(changes.get(0).get("before").toString()).isEqualTo(MARKED);
        assertThat(changes.get(0).get("after").toString()).isEqualTo("{\"__burr_number__\":\"18446744073709551616\"}");
    }

    @Test
    void areAsInTheLogInBurrsOwnApi() {
        assertThat(server.get("/api/v0/numbers/run/__none__/apps").body())
                .contains("\"n\":18446744073709551616", "\"sequence_id\":9007199254740993");
    }
}
