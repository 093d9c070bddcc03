package dev.burr.ui.api.v1.manage;

import static dev.burr.ui.fixture.TestServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.EventStream;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AnnotationsIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String NOTE =
            "{\"stepName\":\"count\",\"tags\":%s,\"observations\":[{\"dataFields\":{\"note\":"
                    + "\"%s\"},\"thumbsUpThumbsDown\":%s,\"dataPointers\":[{\"type\":\"state_field\",\"fieldName\":\"n\"}]}]}";

    @TempDir
    private Path storage;

    private TestServer server;

    @BeforeEach
    void start() {
        RunFiles.in(storage, "chat", "one").step(0, "count", Map.of("n", 1));
        RunFiles.in(storage, "chat", "a,b").step(0, "count", Map.of("n", 1));
        server = TestServer.on(storage);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode annotate(String app, String tags, String note, String thumbs) {
        HttpResponse<String> answer = server.send(
                "POST",
                "/api/v1/annotations?project=chat&sequenceId=0&app=" + encoded(app),
                NOTE.formatted(tags, note, thumbs));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private List<Long> found(String filter) {
        return server.json("/api/v1/annotations?project=chat" + filter)
                .get("annotations")
                .valueStream()
                .map(note -> note.get("id").asLong())
                .toList();
    }

    private HttpResponse<String> delete(long id) {
        return server.send(HttpRequest.newBuilder(server.uri("/api/v1/annotations?project=chat&id=" + id))
                .DELETE()
                .build());
    }

    @Test
    void createsChangesAndDeletesANote() throws IOException {
        JsonNode created = annotate("one", "[\"to-review\"]", "hm", "null");

        assertThat(created.get("id").asLong()).isZero();
        assertThat(server.json("/api/v1/annotations?project=chat")
                        .get("annotations")
                        .get(0))
                .isEqualTo(created);
        assertThat(created.at("/observations/0/dataPointers/0/fieldName").asString())
                .isEqualTo("n");
        assertThat(Files.readString(storage.resolve("chat/annotations.jsonl")))
                .startsWith("{\"span_id\":null,\"step_name\":\"count\",\"tags\":[\"to-review\"],\"observations\":"
                        + "[{\"data_fields\":{\"note\":\"hm\"},\"thumbs_up_thumbs_down\":null,");
        assertThat(server.json("/api/v0/chat/annotations")
                        .get(0)
                        .get("step_name")
                        .asString())
                .isEqualTo("count");

        HttpResponse<String> changed =
                server.send("PUT", "/api/v1/annotations?project=chat&id=0", "{\"stepName\":\"other\"}");

        assertThat(changed.statusCode()).isEqualTo(200);
        JsonNode now = JSON.readTree(changed.body());
        assertThat(now.get("tags")).isEmpty();
        assertThat(now.get("created")).isEqualTo(created.get("created"));

        assertThat(JSON.readTree(delete(0).body())).isEqualTo(now);
        assertThat(delete(0).statusCode()).isEqualTo(404);
        assertThat(found("")).isEmpty();
    }

    @Test
    void filtersNotesAndPagesThroughThem() {
        annotate("one", "[\"good\",\"a,b\"]", "first", "true");
        annotate("a,b", "[\"good\"]", "second", "false");
        annotate("a,b", "[]", "THIRD", "null");

        assertThat(found("")).containsExactly(2L, 1L, 0L);
        assertThat(found("&app=a%2Cb")).containsExactly(2L, 1L);
        assertThat(found("&tag=good")).containsExactly(1L, 0L);
        assertThat(found("&tag=a%2Cb")).containsExactly(0L);
        assertThat(found("&tag=good&tag=a%2Cb")).containsExactly(0L);
        assertThat(found("&action=count")).hasSize(3);
        assertThat(found("&action=other")).isEmpty();
        assertThat(found("&thumbs=up")).containsExactly(0L);
        assertThat(found("&thumbs=down")).containsExactly(1L);
        assertThat(found("&thumbs=none")).containsExactly(2L);
        assertThat(found("&q=third")).containsExactly(2L);
        assertThat(found("&sequenceId=1")).isEmpty();

        JsonNode page = server.json("/api/v1/annotations?project=chat&limit=2");
        assertThat(page.get("total").asInt()).isEqualTo(3);
        assertThat(page.get("nextBefore").asLong()).isEqualTo(1);
        assertThat(page.get("tags").valueStream().map(JsonNode::asString)).containsExactly("a,b", "good");
        assertThat(page.get("actions").valueStream().map(JsonNode::asString)).containsExactly("count");
        JsonNode last = server.json("/api/v1/annotations?project=chat&limit=2&before=1");
        assertThat(last.get("annotations")).hasSize(1);
        assertThat(last.get("nextBefore").isNull()).isTrue();
    }

    @Test
    void exportsWhatTheFilterLetsThrough() {
        annotate("one", "[\"=cmd\"]", "first", "true");
        annotate("a,b", "[]", "second", "false");

        HttpResponse<String> csv = server.get("/api/v1/annotations/csv?project=chat&thumbs=up");
        HttpResponse<String> json = server.get("/api/v1/annotations/json?project=chat&thumbs=down");

        assertThat(csv.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("chat-annotations.csv");
        assertThat(csv.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(csv.body().split("\r\n")).hasSize(2);
        assertThat(csv.body()).contains(",'=cmd,0,true,state_field:n,first,");
        assertThat(json.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("chat-annotations.json");
        assertThat(JSON.readTree(json.body()).get("annotations").valueStream().map(note -> note.get("app")
                        .asString()))
                .containsExactly("a,b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"stepName\":null}",
                "{\"stepName\":\"a\",\"tags\":[null]}",
                "{\"stepName\":\"a\",\"tags\":[1]}",
                "{\"stepName\":\"a\",\"observations\":[null]}",
                "{\"stepName\":\"a\",\"observations\":[{\"dataPointers\":[{\"type\":\"file\",\"fieldName\":\"x\"}]}]}",
                "{\"stepName\":\"a\",\"observations\":[{\"dataPointers\":[{\"type\":\"attribute\"}]}]}"
            })
    void refusesWhatIsNoNote(String body) {
        assertThat(server.send("POST", "/api/v1/annotations?project=chat&app=one&sequenceId=0", body)
                        .statusCode())
                .isEqualTo(422);
        assertThat(found("")).isEmpty();
    }

    @Test
    void answers404ForWhatIsNotThere() throws IOException {
        String note = "{\"stepName\":\"a\"}";

        assertThat(server.send("POST", "/api/v1/annotations?project=chat&app=nope&sequenceId=0", note)
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.send("POST", "/api/v1/annotations?project=..&app=chat&sequenceId=0", note)
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.send("PUT", "/api/v1/annotations?project=chat&id=0", note)
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/annotations?project=nope").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/annotations/csv?project=nope").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/annotations?project=chat&thumbs=sideways")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.get("/api/v1/annotations?project=chat&before=x").statusCode())
                .isEqualTo(400);
        assertThat(server.send(
                                "POST",
                                "/api/v1/annotations?project=chat&app=one&sequenceId=0",
                                note,
                                "Origin",
                                "http://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(storage.resolve("chat/annotations.jsonl")).doesNotExist();
    }

    @Test
    void tellsOfLinesThatAreNoNotesAndShowsTheOthers() throws IOException {
        annotate("one", "[]", "first", "true");
        Files.writeString(
                storage.resolve("chat/annotations.jsonl"),
                "torn" + System.lineSeparator() + Files.readString(storage.resolve("chat/annotations.jsonl")));

        JsonNode page = server.json("/api/v1/annotations?project=chat");

        assertThat(page.get("annotations")).hasSize(1);
        assertThat(page.get("problem").asString()).contains("1 lines of annotations.jsonl cannot be read.");
    }

    @Test
    void refusesToReplaceANoteThatIsAnotherByNow() {
        String read = annotate("one", "[]", "first", "true").get("updated").asString();
        server.send("PUT", "/api/v1/annotations?project=chat&id=0", "{\"stepName\":\"theirs\"}");

        HttpResponse<String> refused = server.send(
                "PUT", "/api/v1/annotations?project=chat&id=0&asOf=" + encoded(read), "{\"stepName\":\"mine\"}");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Annotation was changed", "Read it anew");
        JsonNode theirs = server.json("/api/v1/annotations?project=chat")
                .get("annotations")
                .get(0);
        assertThat(theirs.get("stepName").asString()).isEqualTo("theirs");
        assertThat(server.send(
                                "PUT",
                                "/api/v1/annotations?project=chat&id=0&asOf="
                                        + encoded(theirs.get("updated").asString()),
                                "{\"stepName\":\"mine\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsOfChangedNotesWhoeverListensToTheRun() throws Exception {
        try (EventStream stream = EventStream.open(server, "/api/v1/changes?project=chat&app=one")) {
            annotate("a,b", "[]", "of another run", "true");
            annotate("one", "[]", "first", "true");
            assertThat(nextOfNotes(stream).data()).startsWith("{\"project\":\"chat\",\"app\":\"one\",\"version\":");

            delete(1);
            nextOfNotes(stream);
        }
    }

    /** Other notices may come before it, as the run is being read for the first time. */
    private static EventStream.Event nextOfNotes(EventStream stream) throws InterruptedException {
        return stream.await(
                event -> event.name().equals("change") && event.data().endsWith("\"annotations\":true}"));
    }
}
