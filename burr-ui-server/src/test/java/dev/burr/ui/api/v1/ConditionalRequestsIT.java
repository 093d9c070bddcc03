package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are sent only to who has not got them, and then as few bytes. */
final class ConditionalRequestsIT {

    private static final String RUN = "project=p&app=run";

    @TempDir
    Path storage;

    private RunFiles run;
    private TestServer server;

    @BeforeEach
    void start() {
        run = RunFiles.in(storage, "p", "run").graph("n", "count");
        run.step(0, "count", Map.of("n", "x".repeat(10_000))).step(1, "count", Map.of("n", 2));
        server = TestServer.on(storage);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> get(String path, String etag) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("If-None-Match", etag)
                .build());
    }

    private static String etag(HttpResponse<?> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/application?" + RUN,
                "/steps?" + RUN,
                "/step?sequenceId=1&" + RUN,
                "/step/parts?sequenceId=1&" + RUN,
                "/step/part?part=inputs&sequenceId=1&" + RUN,
                "/diff?to=1&" + RUN,
                "/step/trace?sequenceId=1&" + RUN,
                "/insight?" + RUN,
                "/field?key=n&" + RUN
            })
    void areNotSentAgainUntilTheRunHasChanged(String route) {
        String path = "/api/v1" + route;
        HttpResponse<String> first = server.get(path);

        HttpResponse<String> second = get(path, etag(first));
        run.step(2, "count", Map.of("n", 3));
        HttpResponse<String> third = get(path, etag(first));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(etag(first)).startsWith("W/\"");
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(etag(second)).isEqualTo(etag(first));
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(etag(third)).isNotEqualTo(etag(first));
    }

    @Test
    void areSentAgainByAServerThatStartedAnew() {
        String path = "/api/v1/steps?" + RUN;
        String etag = etag(server.get(path));
        server.close();
        server = TestServer.on(storage);

        assertThat(get(path, etag).statusCode()).isEqualTo(200);
    }

    @Test
    void ofAForkAreSentAgainWhenItsParentIsAnother() throws IOException {
        RunFiles.in(storage, "p", "fork")
                .graph("n", "count")
                .metadata(new MetadataDocument(null, new Pointer("run", 1L, null), null, null))
                .step(2, "count", Map.of("n", 3, "m", 1));
        String path = "/api/v1/step?project=p&app=fork&sequenceId=2";
        String list = "/api/v1/steps?project=p&app=fork";
        HttpResponse<String> steps = server.get(list);
        HttpResponse<String> first = server.get(path);
        assertThat(get(path, etag(first)).statusCode()).isEqualTo(304);
        assertThat(first.body()).doesNotContain("replaced");
        assertThat(steps.body()).contains("\"added\":[\"m\"]");

        Files.delete(run.files().log());
        run.step(0, "count", Map.of()).step(1, "count", Map.of("n", "replaced", "m", 1));

        HttpResponse<String> second = get(path, etag(first));
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).contains("replaced");
        assertThat(get(list, etag(steps)).body()).contains("\"added\":[]");
        assertThat(get(path, etag(second)).statusCode()).isEqualTo(304);
    }

    @Test
    void ofWhatDoesNotExistAreProblemsAllTheSame() {
        assertThat(get("/api/v1/step?sequenceId=7&" + RUN, "*").statusCode()).isEqualTo(404);
    }

    @Test
    void areCompressedWhenTheyAreLong() throws IOException, InterruptedException {
        HttpResponse<byte[]> whole = compressed("/api/v1/step?sequenceId=0&" + RUN);
        HttpResponse<byte[]> small = compressed("/api/v1/neighbours?" + RUN);

        assertThat(whole.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(whole.body()).hasSizeLessThan(2_000);
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(whole.body())).readAllBytes();
        assertThat(new String(plain, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(server.get("/api/v1/step?sequenceId=0&" + RUN).body());
        assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void areCompressedAsTablesToo() throws IOException, InterruptedException {
        for (int i = 2; i < 60; i++) {
            run.step(i, "action " + i, Map.of("n", i));
        }

        HttpResponse<byte[]> table = compressed("/api/v1/statistics/csv?project=p");

        assertThat(table.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void areNotCompressedForWhoDidNotAskForIt() {
        assertThat(server.get("/api/v1/step?sequenceId=0&" + RUN).headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void ofEventsAreNeverCompressed() {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/api/v1/changes"))
                .header("Accept-Encoding", "gzip")
                .build();

        HttpResponse<java.io.InputStream> stream = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .join();

        assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(stream.headers().firstValue("Cache-Control")).contains("no-store");
        server.close();
    }

    private HttpResponse<byte[]> compressed(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri(path))
                .header("Accept-Encoding", "gzip")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
