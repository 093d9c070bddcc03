package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A step without its values, and these one by one. */
final class StepPartsIT {

    private static final String PART = "/api/v1/step/part?project=large&app=run&sequenceId=1&part=";
    private static final String LONG_TEXT = "wörd ".repeat(400_000);

    @TempDir
    static Path storage;

    private static TestServer server;

    @BeforeAll
    static void start() {
        RunFiles run = RunFiles.in(storage, "large", "run").graph("history", "chat");
        run.step(0, "chat", Map.of("history", List.of("hello")));
        Map<String, Object> state = new LinkedHashMap<>();
        state.put(
                "history",
                IntStream.range(0, 3_000).mapToObj(i -> Map.of("n", i)).toList());
        state.put("text", LONG_TEXT);
        state.put("odd/~key", Map.of("", "empty name"));
        state.put("nothing", null);
        run.begin(1, "chat", Map.of("prompt", "hi"))
                .log(new Attribute("tokens", 1, null, 12, Map.of(), run.now()))
                .end(1, "chat", state);
        run.begin(2, "chat").fail(2, "chat", "java.lang.IllegalStateException: no", Map.of());
        server = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode part(String query) {
        return server.json(PART + query);
    }

    @Test
    void tellsSizesWithoutValues() {
        HttpResponse<String> response = server.get("/api/v1/step/parts?project=large&app=run&sequenceId=1");
        JsonNode head = server.json("/api/v1/step/parts?project=large&app=run&sequenceId=1");

        assertThat(response.body()).hasSizeLessThan(2_000);
        assertThat(head.get("parts").valueStream().map(size -> size.get("part").asString()))
                .containsExactly("stateBefore", "stateAfter", "inputs", "result", "attributes");
        JsonNode after = head.get("parts").get(1);
        assertThat(after.get("kind").asString()).isEqualTo("object");
        assertThat(after.get("size").asInt()).isEqualTo(6);
        JsonNode whole = server.json("/api/v1/step?project=large&app=run&sequenceId=1");
        assertThat(after.get("bytes").asLong())
                .isEqualTo(whole.get("stateAfter").toString().getBytes(StandardCharsets.UTF_8).length);
        assertThat(head.get("writtenBy").get("history").asLong()).isEqualTo(1);
        assertThat(head.get("code").asString()).isEqualTo("code of chat");
        assertThat(head.get("from").get("action").asString()).isEqualTo("chat");
    }

    @Test
    void givesAShortPartWhole() {
        JsonNode inputs = part("inputs");

        assertThat(inputs.get("value").toString()).isEqualTo("{\"prompt\":\"hi\"}");
        assertThat(inputs.get("bytes").asInt()).isEqualTo("{\"prompt\":\"hi\"}".length());
        assertThat(inputs.get("entries")).isEmpty();
        assertThat(part("attributes&pointer=/0/key").get("value").asString()).isEqualTo("tokens");
        assertThat(part("stateBefore").get("value").get("history")).hasSize(1);
    }

    @Test
    void givesALargePartAsItsEntries() {
        JsonNode state = part("stateAfter");

        assertThat(state.get("value").isNull()).isTrue();
        assertThat(state.get("entries")).hasSize(6);
        JsonNode text = state.get("entries").get(1);
        assertThat(text.get("name").asString()).isEqualTo("text");
        assertThat(text.get("kind").asString()).isEqualTo("string");
        assertThat(text.get("size").asInt()).isEqualTo(LONG_TEXT.length());
        assertThat(text.get("value").isNull()).isTrue();
        JsonNode nothing = state.get("entries").get(3);
        assertThat(nothing.get("kind").asString()).isEqualTo("null");
    }

    @Test
    void givesAListInPages() {
        JsonNode page = part("stateAfter&pointer=/history&maxBytes=100&offset=2999&limit=10");
        JsonNode first = part("stateAfter&pointer=/history&maxBytes=100&limit=10");

        assertThat(first.get("size").asInt()).isEqualTo(3_000);
        assertThat(first.get("entries")).hasSize(10);
        assertThat(first.get("nextOffset").asInt()).isEqualTo(10);
        assertThat(page.get("entries")).hasSize(1);
        assertThat(page.get("entries").get(0).get("name").asInt()).isEqualTo(2_999);
        assertThat(page.get("entries").get(0).get("value").get("n").asInt()).isEqualTo(2_999);
        assertThat(page.get("nextOffset").isNull()).isTrue();
        assertThat(part("stateAfter&pointer=/history&offset=5000").get("entries"))
                .isEmpty();
    }

    @Test
    void givesALongTextInPieces() {
        StringBuilder text = new StringBuilder();
        JsonNode piece = part("stateAfter&pointer=/text&maxBytes=1000000");
        while (true) {
            text.append(piece.get("value").asString());
            if (piece.get("nextOffset").isNull()) {
                break;
            }
            piece = part("stateAfter&pointer=/text&maxBytes=1000000&offset="
                    + piece.get("nextOffset").asInt());
        }

        assertThat(text.toString()).isEqualTo(LONG_TEXT);
    }

    @Test
    void findsOddNames() {
        String pointer = TestServer.encoded("/odd~1~0key/");

        assertThat(part("stateAfter&pointer=" + pointer).get("value").asString())
                .isEqualTo("empty name");
    }

    @ParameterizedTest
    @CsvSource({
        "'stateAfter&pointer=/history/3000', 404, Nothing is at '/history/3000'",
        "'stateAfter&pointer=/history/01', 404, Nothing is at",
        "'stateAfter&pointer=/history/-', 404, Nothing is at",
        "'stateAfter&pointer=/nothing/more', 404, Nothing is at",
        "'stateAfter&pointer=history', 400, which is not a JSON pointer",
        "'state', 400, 'which is not a part of a step. Use one of ''stateBefore'''",
        "'error', 404, has no error",
        "'inputs&limit=0', 400, Parameter 'limit' is 0",
        "'inputs&offset=-1', 400, Parameter 'offset' is -1",
        "'inputs&maxBytes=100000000', 400, Parameter 'maxBytes'"
    })
    void refusesWhatIsNotThere(String query, int status, String detail) {
        HttpResponse<String> response = server.get(PART + query);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(detail);
    }

    @Test
    void givesTheErrorOfAFailedStep() {
        JsonNode error = server.json("/api/v1/step/part?project=large&app=run&sequenceId=2&part=error");

        assertThat(error.get("value").asString()).contains("IllegalStateException");
    }
}
