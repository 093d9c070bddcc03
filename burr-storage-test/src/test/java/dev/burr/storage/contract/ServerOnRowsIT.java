package dev.burr.storage.contract;

import static dev.burr.storage.contract.RecordedSteps.GRAPH;
import static dev.burr.storage.contract.RecordedSteps.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.serde.Serde;
import dev.burr.tracking.MetadataDocument;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.storage.ApplicationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server with a storage that has no files. */
final class ServerOnRowsIT {

    private static final ApplicationKey RUN = new ApplicationKey("chat", "run-1");

    @TempDir
    private static Path folder;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static BurrUiServer server;

    @BeforeAll
    static void start() {
        RowsConfiguration.ROWS.create(RUN, GRAPH, MetadataDocument.EMPTY);
        RowsConfiguration.ROWS.append(RUN, step(0, "a needle in it"));
        server = BurrUiServer.start(
                "--" + RowsConfiguration.PROPERTY + "=true",
                "--burr.ui.port=0",
                "--burr.ui.storage-dir=" + folder.resolve("storage"),
                "--burr.ui.data-dir=" + folder.resolve("data"),
                "--burr.ui.cache-dir=" + folder.resolve("cache"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Map<?, ?> json(String method, String path, String body) {
        HttpResponse<String> response = send(method, path, body);
        assertThat(response.statusCode())
                .as("%s %s: %s", method, path, response.body())
                .isEqualTo(200);
        return (Map<?, ?>) Serde.standard().parse(response.body());
    }

    private static Map<?, ?> get(String path) {
        return json("GET", path, "");
    }

    private static List<?> list(Map<?, ?> object, String name) {
        return (List<?>) object.get(name);
    }

    private static Map<?, ?> only(Map<?, ?> object, String name) {
        assertThat(list(object, name)).hasSize(1);
        return (Map<?, ?>) list(object, name).get(0);
    }

    @Test
    void showsRuns() {
        assertThat(get("/api/v1/info").get("storage")).isEqualTo("the memory of this process");
        assertThat(only(get("/api/v1/projects"), "projects").get("id")).isEqualTo("chat");
        assertThat(only(get("/api/v1/applications?project=chat"), "applications")
                        .get("appId"))
                .isEqualTo("run-1");
        assertThat(list(get("/api/v1/steps?project=chat&app=run-1"), "steps")).hasSize(1);
        assertThat(get("/api/v1/step/part?project=chat&app=run-1&sequenceId=0&part=result")
                        .get("value"))
                .isEqualTo(Map.of("said", "a needle in it"));
        assertThat(list(get("/api/v1/search?q=needle"), "hits")).hasSize(1);
        assertThat(list(get("/api/v1/search?q=missing"), "hits")).isEmpty();
        assertThat(only(get("/api/v1/storage"), "projects").get("runs")).isEqualTo(1);
        assertThat(send("GET", "/api/v0/chat/run-1/__none__/apps", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void annotatesDeletesRestoresAndKeepsViewsWithoutAFile() {
        json("POST", "/api/v1/annotations?project=chat&app=run-1&sequenceId=0", "{\"stepName\": \"answer\"}");

        Map<?, ?> deleted = json("DELETE", "/api/v1/application?project=chat&app=run-1", "");

        assertThat(list(get("/api/v1/applications?project=chat"), "applications"))
                .isEmpty();
        assertThat(list(get("/api/v1/annotations?project=chat"), "annotations")).isEmpty();
        assertThat(only(get("/api/v1/trash"), "runs").get("id")).isEqualTo(deleted.get("id"));

        json("POST", "/api/v1/trash/restore", "{\"ids\": [\"" + deleted.get("id") + "\"]}");

        assertThat(list(get("/api/v1/applications?project=chat"), "applications"))
                .hasSize(1);
        assertThat(only(get("/api/v1/annotations?project=chat"), "annotations").get("app"))
                .isEqualTo("run-1");

        json("POST", "/api/v1/views?project=chat", "{\"name\": \"failed\", \"query\": \"status=failed\"}");

        assertThat(only(get("/api/v1/views?project=chat"), "views").get("name")).isEqualTo("failed");
        for (String unused : List.of("storage", "data/trash", "data/annotations", "data/views")) {
            assertThat(folder.resolve(unused)).doesNotExist();
        }
    }

    @Test
    void saysWhatTheStorageDoesNotOffer() {
        HttpResponse<String> answer = send("GET", "/api/v1/export?project=chat", "");

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).contains("no export and no import");
    }
}
