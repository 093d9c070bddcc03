package dev.burr.ui.api.v1.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class StorageIT {

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

    private void delete(String path) {
        server.send(HttpRequest.newBuilder(server.uri(path)).DELETE().build());
    }

    @Test
    void tellsWhatTakesHowMuchRoom() throws IOException {
        delete("/api/v1/application?project=chat&app=run0");
        long bytes;
        try (Stream<Path> files = Files.walk(storage)) {
            bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }

        JsonNode usage = server.json("/api/v1/storage");

        assertThat(usage.get("runs").asInt()).isEqualTo(2);
        assertThat(usage.get("bytes").asLong()).isEqualTo(bytes);
        assertThat(usage.at("/projects/0/project").asString()).isEqualTo("chat");
        assertThat(usage.at("/projects/0/bytes").asLong()).isEqualTo(bytes);
        assertThat(usage.get("trashRuns").asInt()).isEqualTo(1);
        assertThat(usage.get("trashBytes"))
                .isEqualTo(server.json("/api/v1/trash").get("bytes"));

        JsonNode largest = server.json("/api/v1/storage/applications?project=chat&limit=1");
        assertThat(largest.get("total").asInt()).isEqualTo(2);
        assertThat(largest.get("runs").valueStream().map(run -> run.get("app").asString()))
                .containsExactly("run2");
        assertThat(server.get("/api/v1/storage/applications?project=nope").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/storage/applications?project=chat&limit=0")
                        .statusCode())
                .isEqualTo(400);
    }
}
