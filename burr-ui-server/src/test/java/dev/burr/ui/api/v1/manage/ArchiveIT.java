package dev.burr.ui.api.v1.manage;

import static dev.burr.ui.fixture.TestServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.EventStream;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ArchiveIT {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path storage;

    private TestServer server;

    @BeforeEach
    void start() {
        for (String app : List.of("one", "a,b;c")) {
            RunFiles.in(storage, "chat", app).graph("n", "count").step(0, "count", Map.of("n", 1));
        }
        server = TestServer.on(storage, "--burr.ui.import.max-archive=1MB");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<byte[]> export(String query) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.uri("/api/v1/export?" + query))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> importInto(String query, byte[] zip, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/api/v1/import?" + query))
                .POST(HttpRequest.BodyPublishers.ofByteArray(zip));
        return server.send(
                (headers.length == 0 ? request.header("Content-Type", "application/zip") : request.headers(headers))
                        .build());
    }

    private static List<String> names(byte[] zip) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    @Test
    void exportsAndImportsRuns() throws Exception {
        HttpResponse<byte[]> exported = export("project=chat");
        assertThat(exported.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(exported.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("chat.zip");
        assertThat(names(exported.body()))
                .containsExactly(
                        "chat/a,b;c/graph.json", "chat/a,b;c/log.jsonl", "chat/one/graph.json", "chat/one/log.jsonl");

        try (EventStream events = EventStream.open(server, "/api/v1/changes?project=copy")) {
            HttpResponse<String> imported = importInto("project=copy", exported.body());

            assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
            assertThat(JSON.readTree(imported.body()).get("imported").asInt()).isEqualTo(2);
            events.await(event -> event.name().equals("change") && event.data().contains("a,b;c"));
        }
        assertThat(server.json("/api/v1/applications?project=copy").get("total").asInt())
                .isEqualTo(2);

        HttpResponse<String> again = importInto("project=copy", exported.body());
        assertThat(again.statusCode()).isEqualTo(409);
        JsonNode renamed = JSON.readTree(
                importInto("project=copy&onConflict=rename", exported.body()).body());
        assertThat(renamed.get("runs").valueStream().map(run -> run.get("importedAs")
                        .asString()))
                .containsExactly("a,b;c-2", "one-2");
        JsonNode skipped = JSON.readTree(
                importInto("project=copy&onConflict=skip", exported.body()).body());
        assertThat(skipped.get("imported").asInt()).isZero();
    }

    @Test
    void exportsTheRunsThatAreNamed() throws Exception {
        assertThat(names(export("project=chat&app=" + encoded("a,b;c")).body()))
                .containsExactly("chat/a,b;c/graph.json", "chat/a,b;c/log.jsonl");
        assertThat(names(export("project=chat&app=one&app=" + encoded("a,b;c")).body()))
                .hasSize(4);
    }

    @Test
    void answersProblemsForWhatItCannotExport() throws Exception {
        assertThat(export("project=nope").statusCode()).isEqualTo(404);
        HttpResponse<byte[]> missing = export("project=chat&app=one&app=nope");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(missing.headers().firstValue("Content-Disposition")).isEmpty();
    }

    @Test
    void refusesWhatIsNoArchive() throws Exception {
        byte[] zip = export("project=chat").body();

        HttpResponse<String> text = importInto("project=copy", "no zip".getBytes(StandardCharsets.UTF_8));
        assertThat(text.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(text.body()).get("detail").asString()).contains("is no zip archive that can be read");
        assertThat(importInto("project=copy", new byte[(1 << 20) + 1]).statusCode())
                .isEqualTo(413);
        assertThat(importInto("project=..", zip).statusCode()).isEqualTo(422);
        assertThat(importInto("project=copy&onConflict=overwrite", zip).statusCode())
                .isEqualTo(400);
        HttpResponse<String> untyped = importInto("project=copy", zip, "Content-Type", "text/plain");
        assertThat(untyped.statusCode()).isEqualTo(415);
        assertThat(untyped.body()).contains("Content-Type: application/zip");
        assertThat(importInto("project=copy", zip, "Content-Type", "application/zip", "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(storage.resolve("copy")).doesNotExist();
    }
}
