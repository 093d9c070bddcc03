package dev.burr.ui.api.v0;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.BeginStream;
import dev.burr.tracking.TrackingEvent.EndSpan;
import dev.burr.tracking.TrackingEvent.EndStream;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class ApiV0IT {

    @TempDir
    static Path storage;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        RunFiles run =
                RunFiles.in(storage, "demo_counter", "run").graph("n", "count").partition("user");
        run.begin(0, "count", Map.of("by", 1));
        run.log(new BeginSpan(run.now(), 0, "0:0", "outer", null, List.of()))
                .log(new Attribute("tokens", 0, "0:0", 12, Map.of("unit", "1"), run.now()))
                .log(new EndSpan(run.now(), 0, "0:0"))
                .log(new BeginStream(0, null, run.now()))
                .log(new EndStream(0, null, run.now(), 3))
                .end(0, "count", Map.of("n", 1));
        run.begin(1, "count");
        for (int n = 0; n < 5; n++) {
            RunFiles.in(storage, "many", "run-" + n).graph("n", "count").partition("p" + n % 2);
        }
        Files.writeString(
                storage.resolve("many/annotations.jsonl"),
                """
                {"span_id":null,"step_name":"count","tags":["t"],"observations":[],"id":0,"project_id":"many",\
                "app_id":"run-1","partition_key":"p1","step_sequence_id":4,"created":"2026-11-23T16:21:17.385192",\
                "updated":"2026-11-23T16:21:17"}
                not a note
                """);
        server = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isReady() {
        assertThat(server.get("/ready").body()).isEqualTo("{\"ready\":true}");
        assertThat(server.get("/api/v0/ready").body()).isEqualTo("true");
        assertThat(server.json("/api/v0/version").propertyNames()).containsExactly("version");
    }

    @Test
    void saysWhatItCanDo() {
        assertThat(server.get("/api/v0/metadata/app_spec").body())
                .isEqualTo("{\"indexing\":false,\"snapshotting\":false,\"supports_demos\":false,"
                        + "\"supports_annotations\":true}");
    }

    @Test
    void hasNoIndexingJobs() {
        var response = server.get("/api/v0/indexing_jobs?limit=10&filter_empty=false");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("This backend does not support indexing jobs.");
    }

    @Test
    void listsProjects() {
        JsonNode project = project("demo_counter");

        assertThat(project.propertyNames()).containsExactly("name", "id", "last_written", "created", "num_apps", "uri");
        assertThat(project.get("num_apps").asInt()).isEqualTo(1);
        assertThat(project.get("uri").asString()).endsWith("/examples/hello-world-counter");
        assertThat(project.get("created").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?Z");
    }

    @Test
    void countsApplicationsOnly() {
        assertThat(project("many").get("num_apps").asInt()).isEqualTo(5);
    }

    @Test
    void listsApplications() {
        JsonNode page = server.json("/api/v0/demo_counter/__none__/apps");

        assertThat(page.propertyNames()).containsExactly("applications", "total", "has_another_page");
        JsonNode app = page.get("applications").get(0);
        assertThat(app.propertyNames())
                .containsExactly(
                        "app_id",
                        "partition_key",
                        "first_written",
                        "last_written",
                        "num_steps",
                        "tags",
                        "parent_pointer",
                        "spawning_parent_pointer");
        assertThat(app.get("num_steps").asInt()).isEqualTo(2);
        assertThat(app.get("partition_key").asString()).isEqualTo("user");
    }

    @ParameterizedTest
    @CsvSource({
        "__none__, 5",
        "p0, 3",
        "p1, 2",
        "null, 0",
        "__none__?limit=2, 2",
        "__none__?limit=2&offset=4, 1",
        "__none__?offset=-2&limit=1, 1",
        "__none__?limit=0, 0",
        "__none__?limit=-1, 4",
        "__none__?limit=99999999999, 5"
    })
    void cutsListsAsPythonDoes(String request, int expected) {
        String[] parts = request.split("\\?");
        String path = "/api/v0/many/" + parts[0] + "/apps" + (parts.length > 1 ? "?" + parts[1] : "");

        assertThat(server.json(path).get("applications")).hasSize(expected);
    }

    @Test
    void movesLastWrittenWhenAStepIsLogged() throws IOException {
        RunFiles run =
                RunFiles.in(storage, "growing", "run").graph("n", "count").step(0, "count", Map.of("n", 1));
        Path log = run.files().log();
        Instant later = Instant.now().plusSeconds(100).truncatedTo(ChronoUnit.SECONDS);

        run.begin(1, "count");
        Files.setLastModifiedTime(log, FileTime.from(later));

        JsonNode application =
                server.json("/api/v0/growing/__none__/apps").get("applications").get(0);
        assertThat(application.get("last_written").asString()).isEqualTo(later.toString());
        assertThat(project("growing").get("last_written").asString()).isEqualTo(later.toString());
    }

    private static JsonNode project(String id) {
        return server.json("/api/v0/projects")
                .valueStream()
                .filter(project -> project.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answersEverythingThatWasLogged() {
        JsonNode logs = server.json("/api/v0/demo_counter/run/user/apps");

        assertThat(logs.propertyNames())
                .containsExactly("application", "children", "steps", "parent_pointer", "spawning_parent_pointer");
        assertThat(logs.get("steps")).hasSize(2);
        JsonNode step = logs.get("steps").get(0);
        assertThat(step.propertyNames())
                .containsExactly("step_start_log", "step_end_log", "spans", "attributes", "streaming_events");
        assertThat(step.get("step_start_log").get("inputs").get("by").asInt()).isEqualTo(1);
        assertThat(step.get("step_end_log").get("state").get("n").asInt()).isEqualTo(1);
        assertThat(step.get("spans").get(0).get("end_entry").get("span_id").asString())
                .isEqualTo("0:0");
        assertThat(step.get("attributes").get(0).get("tags").get("unit").asString())
                .isEqualTo("1");
        assertThat(step.get("streaming_events")).hasSize(2);
        assertThat(logs.get("steps").get(1).get("step_end_log").isNull()).isTrue();
    }

    @Test
    void countsUpToTheLastSequenceIdThereIs() {
        RunFiles.in(storage, "extreme", "run").graph("n", "count").step(Long.MAX_VALUE, "count", Map.of("n", 1));

        assertThat(server.json("/api/v0/extreme/__none__/apps")
                        .get("applications")
                        .get(0)
                        .get("num_steps")
                        .asLong())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void filtersAnnotations() {
        assertThat(server.json("/api/v0/many/annotations")).hasSize(1);
        assertThat(server.json("/api/v0/many/annotations?app_id=run-1&partition_key=p1&step_sequence_id=4"))
                .hasSize(1);
        assertThat(server.json("/api/v0/many/annotations?app_id=run-2")).isEmpty();
        assertThat(server.json("/api/v0/many/annotations?step_sequence_id=5")).isEmpty();
        assertThat(server.json("/api/v0/nope/annotations")).isEmpty();
    }

    @Test
    void storesAnnotationsAndWhatIsChangedInThem() {
        RunFiles.in(storage, "annotated", "run").graph("n", "count").step(0, "count", Map.of("n", 1));
        var created = server.send("POST", "/api/v0/annotated/run/__none__/0/annotations", AnnotationBodies.WHOLE);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        assertThat(created.body()).contains("\"id\":0,", "\"partition_key\":null,", "\"step_sequence_id\":0,");

        var updated = server.send(
                "PUT", "/api/v0/annotated/0/update_annotations", "{\"step_name\": \"less\", \"observations\": []}");

        assertThat(updated.body()).contains("\"step_name\":\"less\",\"tags\":[],\"observations\":[],\"id\":0,");
        assertThat(server.get("/api/v0/annotated/annotations").body()).isEqualTo("[" + updated.body() + "]");
    }

    @Test
    void refusesAnnotationsThatItCannotStore() {
        RunFiles.in(storage, "unfit", "run");
        String path = "/api/v0/unfit/run/__none__/0/annotations";

        assertThat(server.send("POST", "/api/v0/nope/run/__none__/0/annotations", AnnotationBodies.WHOLE))
                .returns(404, HttpResponse::statusCode);
        assertThat(server.send("PUT", "/api/v0/unfit/0/update_annotations", AnnotationBodies.WHOLE))
                .returns(404, HttpResponse::statusCode);
        assertThat(server.send("POST", path, AnnotationBodies.WHOLE.replace("\"to-review\"", "1"))
                        .body())
                .contains(
                        "\"status\":422",
                        "A field is missing or not of its type. See .tags[0] in it.",
                        "/openapi.json");
        assertThat(server.send("POST", path, AnnotationBodies.WHOLE.replace("\"count\"", "null"))
                        .body())
                .contains("not what this path takes: Field 'step_name' must not be null. Its form")
                .doesNotContain("dev.burr");
        assertThat(server.send("POST", path, "{").body()).contains("It is not JSON.");
        assertThat(server.send("POST", path, "").body()).contains("not what this path takes. Its form");
        assertThat(server.send("POST", path, "{\"step_name\": \"" + "x".repeat(2 << 20)))
                .returns(413, HttpResponse::statusCode);
        assertThat(server.raw("POST " + path, "Host: localhost", "Content-Type: text/plain", "Content-Length: 0"))
                .startsWith("HTTP/1.1 415")
                .contains("application/problem+json");
        assertThat(server.json("/api/v0/unfit/annotations")).isEmpty();
    }

    @Test
    void saysWhyAnAnnotationCannotBeStored() throws IOException {
        RunFiles.in(storage, "blocked", "run");
        Files.createDirectory(storage.resolve("blocked/annotations.jsonl"));

        var response = server.send("POST", "/api/v0/blocked/run/__none__/0/annotations", AnnotationBodies.WHOLE);

        assertThat(response.statusCode()).isEqualTo(507);
        assertThat(response.body()).contains("annotations.jsonl cannot be read. It is a folder.");
        assertThat(server.json("/api/v0/blocked/annotations")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v0/demo_counter/nope/__none__/apps, 404",
        "/api/v0/nope/nope/__none__/apps, 404",
        "/api/v0/nope/__none__/apps, 200",
        "/api/v0/many/__none__/apps?limit=x, 422",
        "/api/v0/many/__none__/apps?offset=, 422",
        "/api/v0/many/annotations?step_sequence_id=x, 422",
        "/api/v0/nope, 404",
        "/api/v0/many/run-1/__none__/apps/more, 404"
    })
    void answersWithTheStatusOfBurr(String path, int status) {
        assertThat(server.get(path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b", "100%", "%2e%2e", "two words", "a&b=c", "+", "\ud83d\ude00", "\u00e9", "e\u0301", "a\\b", "[x]",
                        "a,b:c@d",
                "~", "'", "\"", "<b>", "#", "?", ";", "a;b=c;d", "null", "__none__", ".starts-with-a-dot",
                        "ends-with-a-dot."
            })
    void opensEveryIdThatAFolderCanHave(String app) {
        RunFiles.in(storage, "odd; names", app).graph("n", "count").step(0, "count", Map.of("n", 1));

        String path = "/api/v0/odd%3B%20names/" + TestServer.encoded(app) + "/__none__/apps";
        assertThat(server.json(path).get("steps")).hasSize(1);
        assertThat(server.json("/api/v1/steps?project=odd%3B%20names&app=" + TestServer.encoded(app))
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    /** Burr's UI escapes with encodeURI, which leaves these as they are. */
    @ParameterizedTest
    @ValueSource(
            strings = {"a;b", "x;y=z", "a&b=c", "a,b", "a@b", "a$b", "a+b", "a!b", "a'b", "(a)", "a*b", "[x]", "a|b"})
    void opensIdsThatWereNotEscaped(String app) {
        RunFiles.in(storage, "raw", app).graph("n", "count").step(0, "count", Map.of("n", 1));

        assertThat(server.raw("GET /api/v0/raw/" + app + "/__none__/apps", "Host: localhost"))
                .startsWith("HTTP/1.1 200")
                .contains("\"steps\":[{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k;y", "a%2Fb", "100%25", "a%5Cb", "%F0%9F%98%80", "%3F"})
    void filtersByPartitionKeysOfAnyText(String segment) {
        String key = URLDecoder.decode(segment, StandardCharsets.UTF_8);
        RunFiles.in(storage, "keys", "app-" + Integer.toHexString(key.hashCode()))
                .partition(key);

        assertThat(server.raw("GET /api/v0/keys/" + segment + "/apps", "Host: localhost"))
                .startsWith("HTTP/1.1 200")
                .contains("\"total\":1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v0/many/../../etc/__none__/apps",
                "/api/v0/many/%2e%2e/__none__/apps",
                "/api/v0/%2e%2e/many/__none__/apps",
                "/api/v0/many/%2e%2e%2fmany%2frun-1/__none__/apps",
                "/api/v0/many/..%2f..%2f..%2fetc/__none__/apps",
                "/api/v0/many/%252e%252e/__none__/apps",
                "/api/v0/many/%2e/__none__/apps",
                "/api/v0/many/%2Fetc/__none__/apps",
                "/api/v0/many/run-1%00/__none__/apps",
                "/api/v0/many/..;/__none__/apps",
                "/api/v0/..%5c..%5cetc/__none__/annotations"
            })
    void neverLeavesTheStorage(String path) {
        assertThat(server.raw("GET " + path, "Host: localhost"))
                .matches("(?s)HTTP/1.1 40[04].*")
                .contains("application/problem+json");
    }

    @Test
    void answersAnIdOfAnyLength() {
        String path = "/api/v0/many/" + "x".repeat(5000) + "/__none__/apps";

        assertThat(server.get(path).statusCode()).isEqualTo(404);
    }
}
