package dev.burr.ui.api.v1.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ViewsIT {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path storage;

    private TestServer server;

    @BeforeEach
    void start() {
        for (int n = 0; n < 3; n++) {
            RunFiles run = RunFiles.in(storage, "chat", "run" + n).graph("n", "count");
            for (int step = 0; step <= n; step++) {
                run.step(step, "count", Map.of("n", step));
            }
        }
        server = TestServer.on(storage);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> delete(String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path)).DELETE().build());
    }

    @Test
    void savesChangesAndDeletesAView() {
        HttpResponse<String> saved =
                server.send("POST", "/api/v1/views?project=chat", "{\"name\":\"failed\",\"query\":\"status=failed\"}");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        JsonNode view = JSON.readTree(saved.body());
        assertThat(server.json("/api/v1/views?project=chat").get("views").get(0))
                .isEqualTo(view);

        String place = "/api/v1/views?project=chat&id=" + view.get("id").asString();
        HttpResponse<String> changed = server.send("PUT", place, "{\"name\":\"bad\",\"query\":\"\"}");
        assertThat(JSON.readTree(changed.body()).get("name").asString()).isEqualTo("bad");

        assertThat(JSON.readTree(delete(place).body()).get("name").asString()).isEqualTo("bad");
        assertThat(delete(place).statusCode()).isEqualTo(404);
        assertThat(server.send("PUT", place, "{\"name\":\"bad\",\"query\":\"\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.json("/api/v1/views?project=chat").get("views")).isEmpty();
        assertThat(storage).isDirectoryNotContaining("glob:**views*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"name\":\"a\"}",
                "{\"name\":\"\",\"query\":\"\"}",
                "{\"name\":null,\"query\":\"\"}",
                "{\"name\":1,\"query\":\"\"}",
                "{\"name\":\"a\",\"query\":\"a\\nb\"}"
            })
    void refusesWhatIsNoView(String body) {
        assertThat(server.send("POST", "/api/v1/views?project=chat", body).statusCode())
                .isEqualTo(422);
        assertThat(server.json("/api/v1/views?project=chat").get("views")).isEmpty();
    }

    @Test
    void answers404WhereThereIsNoProject() {
        String view = "{\"name\":\"a\",\"query\":\"\"}";

        assertThat(server.send("POST", "/api/v1/views?project=nope", view).statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/views?project=nope").statusCode()).isEqualTo(404);
        assertThat(server.send("POST", "/api/v1/views?project=chat", view, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
    }
}
