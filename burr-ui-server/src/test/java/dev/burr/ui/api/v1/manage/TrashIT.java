package dev.burr.ui.api.v1.manage;

import static dev.burr.ui.fixture.TestServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.WriterIdentity;
import dev.burr.ui.fixture.EventStream;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TrashIT {

    private static final JsonMapper JSON = new JsonMapper();

    /** Other notices may come before it, of the run being read for the first time. */
    private static final String GONE = "\"version\":\"\"";

    @TempDir
    private Path storage;

    @TempDir
    private Path data;

    private TestServer server;

    @BeforeEach
    void start() {
        for (String app : List.of("one", "a,b;c", "three")) {
            RunFiles.in(storage, "chat", app).graph("n", "count").step(0, "count", Map.of("n", 1));
        }
        server = TestServer.on(storage, "--burr.ui.data-dir=" + data, "--burr.ui.cache-dir=" + data.resolve("cache"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static JsonNode body(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private static List<String> reversed(List<String> list) {
        List<String> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private HttpResponse<String> delete(String app) {
        return server.send(HttpRequest.newBuilder(server.uri("/api/v1/application?project=chat&app=" + encoded(app)))
                .DELETE()
                .build());
    }

    private List<String> listed() {
        return server.json("/api/v1/applications?project=chat")
                .get("applications")
                .valueStream()
                .map(run -> run.get("appId").asString())
                .toList();
    }

    @Test
    void deletesARunAndRestoresIt() {
        HttpResponse<String> deleted = delete("a,b;c");

        assertThat(deleted.statusCode()).isEqualTo(200);
        JsonNode run = body(deleted);
        assertThat(run.get("app").asString()).isEqualTo("a,b;c");
        assertThat(run.get("deletedBy").isNull()).isTrue();
        assertThat(Duration.between(
                        Instant.parse(run.get("deletedAt").asString()),
                        Instant.parse(run.get("expiresAt").asString())))
                .hasDays(7);
        assertThat(listed()).containsExactlyInAnyOrder("one", "three");
        assertThat(server.json("/api/v1/projects").at("/projects/0/runs").asInt())
                .isEqualTo(2);
        JsonNode trash = server.json("/api/v1/trash");
        assertThat(trash.get("runs").get(0)).isEqualTo(run);
        assertThat(trash.get("bytes")).isEqualTo(run.get("bytes"));
        assertThat(server.json("/api/v1/trash?project=other").get("total").asInt())
                .isZero();

        HttpResponse<String> restored = server.send(
                "POST", "/api/v1/trash/restore", "{\"ids\":[\"" + run.get("id").asString() + "\"]}");

        assertThat(body(restored).get("done").get(0)).isEqualTo(run);
        assertThat(listed()).containsExactlyInAnyOrder("one", "a,b;c", "three");
        assertThat(server.json("/api/v1/trash").get("total").asInt()).isZero();
    }

    @Test
    void deletesSeveralAndSaysWhichItCouldNot() {
        RunFiles.in(storage, "chat", "live")
                .metadata(new MetadataDocument(null, null, null, WriterIdentity.current()))
                .begin(0, "count");

        HttpResponse<String> answer = server.send(
                "POST",
                "/api/v1/trash",
                "{\"project\":\"chat\",\"apps\":[\"one\",\"live\",\"../chat/three\",\"a,b;c\"]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body(answer).get("done").valueStream().map(run -> run.get("app")
                        .asString()))
                .containsExactly("one", "a,b;c");
        assertThat(body(answer)
                        .get("refused")
                        .valueStream()
                        .map(refused -> refused.get("id").asString() + ": "
                                + refused.get("reason").asString()))
                .containsExactly(
                        "live: Run 'live' of project 'chat' can't be deleted now. A step of it is still running. Wait"
                                + " until it has ended, or end its process.",
                        "../chat/three: Run '../chat/three' is not in project 'chat'. Choose one of those that"
                                + " /api/v1/applications lists.");
        assertThat(listed()).containsExactlyInAnyOrder("three", "live");

        HttpResponse<String> live = delete("live");
        assertThat(live.statusCode()).isEqualTo(409);
        assertThat(body(live).get("title").asString()).isEqualTo("Run is being written");
    }

    @Test
    void listsPagesThatNothingShifts() {
        List<String> latestFirst = Stream.of("one", "a,b;c", "three")
                .map(app -> body(delete(app)).get("id").asString())
                .collect(Collectors.collectingAndThen(Collectors.toList(), TrashIT::reversed));

        JsonNode first = server.json("/api/v1/trash?project=chat&limit=1");
        server.send("POST", "/api/v1/trash/restore", "{\"ids\":[\"" + latestFirst.get(0) + "\"]}");
        JsonNode second = server.json("/api/v1/trash?project=chat&limit=1&cursor="
                + first.get("nextCursor").asString());
        JsonNode third = server.json("/api/v1/trash?project=chat&limit=1&cursor="
                + second.get("nextCursor").asString());

        assertThat(Stream.of(first, second, third)
                        .map(page -> page.at("/runs/0/id").asString()))
                .isEqualTo(latestFirst);
        assertThat(second.get("total").asInt()).isEqualTo(2);
        assertThat(third.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void refusesACursorOfAnotherList() {
        delete("one");
        delete("three");
        String cursor = server.json("/api/v1/trash?limit=1").get("nextCursor").asString();

        for (String query : List.of("project=chat&cursor=" + cursor, "cursor=x" + cursor, "cursor=%25")) {
            assertThat(server.get("/api/v1/trash?" + query).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void purgesForGood() throws IOException {
        String id = body(delete("one")).get("id").asString();

        HttpResponse<String> purged =
                server.send("POST", "/api/v1/trash/purge", "{\"ids\":[\"" + id + "\",\"" + id + "\",\"..\"]}");

        assertThat(body(purged).get("done")).hasSize(1);
        assertThat(body(purged).get("refused")).hasSize(1);
        assertThat(server.json("/api/v1/trash").get("total").asInt()).isZero();
        try (var files = Files.walk(data.resolve("trash"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly("lock");
        }
    }

    @Test
    void tellsBrowsersOfARunThatGoesAndComesBack() throws Exception {
        try (EventStream events = EventStream.open(server, "/api/v1/changes")) {
            String id = body(delete("one")).get("id").asString();
            events.await(event -> isOfOne(event) && event.data().contains(GONE));

            server.send("POST", "/api/v1/trash/restore", "{\"ids\":[\"" + id + "\"]}");
            events.await(event -> isOfOne(event) && !event.data().contains(GONE));
        }
    }

    private static boolean isOfOne(EventStream.Event event) {
        return event.name().equals("change") && event.data().contains("\"one\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"project\":\"chat\"}",
                "{\"project\":null,\"apps\":[\"one\"]}",
                "{\"project\":\"chat\",\"apps\":[]}",
                "{\"project\":\"chat\",\"apps\":[null]}",
                "{\"project\":\"chat\",\"apps\":\"one\"}",
                "{\"project\":\"chat\",\"apps\":[1]}",
                "{\"project\":\"chat\",\"apps\":"
            })
    void refusesRequestsThatAreNone(String body) {
        HttpResponse<String> answer = server.send("POST", "/api/v1/trash", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(body(answer).get("detail").asString())
                .startsWith("The body of the request is not what this path takes");
        assertThat(listed()).hasSize(3);
    }

    @Test
    void refusesTooMuchAtOnce() {
        String apps = String.join(
                ",",
                IntStream.rangeClosed(0, Limits.MOST_RUNS)
                        .mapToObj(n -> "\"" + n + "\"")
                        .toList());

        HttpResponse<String> answer =
                server.send("POST", "/api/v1/trash", "{\"project\":\"chat\",\"apps\":[" + apps + "]}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Field 'apps' must be a list of 1 to 500 texts.");
        assertThat(server.get("/api/v1/trash?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAnotherSitesPageAndWhatIsNotJson() {
        String body = "{\"project\":\"chat\",\"apps\":[\"one\"]}";
        HttpRequest form = HttpRequest.newBuilder(server.uri("/api/v1/trash"))
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpRequest foreign = HttpRequest.newBuilder(server.uri("/api/v1/application?project=chat&app=one"))
                .header("Origin", "http://evil.example")
                .DELETE()
                .build();

        assertThat(server.send(form).statusCode()).isEqualTo(415);
        assertThat(server.send(foreign).statusCode()).isEqualTo(403);
        assertThat(server.send("POST", "/api/v1/trash", body, "Origin", "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(listed()).contains("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "", "%2e%2e", "../chat", "a\0b", "nope"})
    void answers404ForWhatIsNoRun(String app) {
        assertThat(delete(app).statusCode()).isEqualTo(404);
        assertThat(listed()).hasSize(3);
    }
}
