package dev.burr.ui.api.v1.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class SearchIT {

    private static final int RUNS = 5;

    @TempDir
    static Path storage;

    private static TestServer server;

    @BeforeAll
    static void start() {
        for (int i = 0; i < RUNS; i++) {
            RunFiles.in(storage, "chat", "run-" + i)
                    .graph("n", "ask")
                    .at(RunFiles.START.plusSeconds(i))
                    .begin(0, "ask", Map.of("text", "Where is my <b>order</b> no. " + i + "?"))
                    .end(0, "ask", Map.of("n", 1));
        }
        RunFiles.in(storage, "other.project", "run|x.y").graph("n", "ask").step(0, "ask", Map.of("text", "no ORDER"));
        server = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void findsRunsByWhatIsWrittenInThem() {
        JsonNode page = server.json("/api/v1/search?q=ORDER%3C%2Fb%3E%20no.%203");

        assertThat(page.path("hits")).hasSize(1);
        JsonNode hit = page.path("hits").get(0);
        assertThat(hit.path("project").asString()).isEqualTo("chat");
        assertThat(hit.path("run").path("appId").asString()).isEqualTo("run-3");
        assertThat(hit.path("run").path("status").asString()).isEqualTo("succeeded");
        JsonNode match = hit.path("matches").get(0);
        assertThat(match.path("part").asString()).isEqualTo("input");
        assertThat(match.path("path").asString()).isEqualTo("text");
        assertThat(match.path("sequenceId").asLong()).isZero();
        assertThat(match.path("snippet").asString()).isEqualTo("Where is my <b>order</b> no. 3?");
        assertThat(match.path("start").asInt()).isEqualTo(15);
        assertThat(page.path("nextCursor").isNull()).isTrue();
        assertThat(page.path("searched").asInt()).isEqualTo(RUNS + 1);
        assertThat(page.path("bytes").asLong()).isPositive();
    }

    @Test
    void pagesThroughAllThatHaveIt() {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = server.json("/api/v1/search?q=order&limit=2&cursor=" + cursor);
            page.path("hits")
                    .forEach(hit -> found.add(hit.path("run").path("appId").asString()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : URLEncoder.encode(page.path("nextCursor").asString(), StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());

        assertThat(found).containsExactlyInAnyOrder("run-4", "run-3", "run-2", "run-1", "run-0", "run|x.y");
    }

    @Test
    void looksWhereItIsToldTo() {
        assertThat(server.json("/api/v1/search?q=order&project=chat&in=state").path("hits"))
                .isEmpty();
        assertThat(server.json("/api/v1/search?q=order&project=chat&in=state,input")
                        .path("hits"))
                .hasSize(RUNS);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/search, 400, q",
        "/api/v1/search?q=, 400, 'q'",
        "/api/v1/search?q=%20, 400, 'q'",
        "/api/v1/search?q=x&limit=0, 400, 'limit'",
        "/api/v1/search?q=x&limit=1000, 400, 'limit'",
        "/api/v1/search?q=x&in=everything, 400, 'in'",
        "/api/v1/search?q=x&cursor=none, 400, 'cursor'",
        "/api/v1/search?q=x&cursor=%00, 400, 'cursor'",
        "/api/v1/search?q=x&project=nowhere, 404, 'nowhere'"
    })
    void saysWhatIsWrong(String path, int status, String named) {
        var response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(response.body()).contains(named);
    }

    @Test
    void refusesTheCursorOfAnotherSearch() {
        String cursor =
                server.json("/api/v1/search?q=order&limit=1").path("nextCursor").asString();

        assertThat(server.get("/api/v1/search?q=other&limit=1&cursor=" + cursor).body())
                .contains("belongs to another search");
    }
}
