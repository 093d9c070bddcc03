package dev.burr.ui.api.v0;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.eq;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ActionContext;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.environment.NeedsPython;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.fixture.BrokenRuns;
import dev.burr.ui.fixture.PythonBurr;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import dev.burr.visibility.Span;
import dev.burr.visibility.Tracer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks Burr's own server and ours the same about the same folder. */
@NeedsPython
final class BurrEqualityIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String EVERY_KEY = "__none__";

    @TempDir
    static Path storage;

    @TempDir
    static Path brokenStorage;

    private static PythonBurr burr;
    private static TestServer ours;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        PythonBurr.generateRuns(storage);
        trackedByUs();
        oddNames();
        burr = PythonBurr.serve(storage);
        ours = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        ours.close();
        burr.close();
    }

    private static void trackedByUs() {
        try (LocalTrackingClient tracker = LocalTrackingClient.builder()
                .project("from_java")
                .storageDir(storage)
                .build()) {
            var app = new ApplicationBuilder()
                    .withActions(
                            action("ask").inputs("text").writes("text", "safe").run((state, inputs) -> state.with(
                                            "text", inputs.getString("text"))
                                    .with("safe", !inputs.getString("text").contains("unsafe"))),
                            action("answer").reads("text").writes("answer").run(state -> {
                                trace(ActionContext.currentTracer());
                                return state.with(
                                        "answer", "You said \u201c" + state.getString("text") + "\u201d \ud83d\ude00");
                            }),
                            action("refuse").run(state -> {
                                throw new IllegalStateException("I can't do that");
                            }))
                    .withTransitions(
                            from("ask").to("answer").when(eq("safe", true)),
                            from("ask").to("refuse"),
                            from("answer").to("ask"))
                    .withState(State.of("history", List.of(1, 2.5, Map.of("deep", List.of()))))
                    .withEntrypoint("ask")
                    .withIdentifiers("conversation", "ada")
                    .withTracker(tracker)
                    .build();
            app.run(after("answer"), Inputs.of("text", "Hello \u00fc"));
            try {
                app.run(after("answer"), Inputs.of("text", "something unsafe"));
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("I can't do that");
            }
        }
    }

    private static void trace(Tracer tracer) {
        tracer.attribute("cost", 0.25);
        try (Span outer = tracer.span("outer", "plan")) {
            outer.span("left open").attributes(Map.of("tokens", Map.of("in", 3)));
            outer.event("cache_miss", Map.of("key", "\u00fc"));
        }
    }

    private static void oddNames() {
        for (String app :
                List.of("a;b", "100%", "two words", "\ud83d\ude00", "a&b=c", "+", "%2e%2e", "a,b", "[x]", "~", "'")) {
            RunFiles.in(storage, "odd names; & 100%", app)
                    .graph("n", "count")
                    .partition("k;y/with\\odd?%")
                    .step(0, "count", Map.of("n", 1));
        }
        RunFiles.in(storage, "odd names; & 100%", ".hidden").graph("n", "count").step(0, "count", Map.of());
    }

    @TestFactory
    Stream<DynamicTest> answersAsBurrDoes() {
        List<String> paths = new ArrayList<>(List.of(
                "/ready",
                "/api/v0/ready",
                "/api/v0/version",
                "/api/v0/metadata/app_spec",
                "/api/v0/projects",
                "/api/v0/indexing_jobs",
                "/api/v0/nope/" + EVERY_KEY + "/apps",
                "/api/v0/nope/annotations",
                "/api/v0/nope/nope/" + EVERY_KEY + "/apps",
                "/api/v0/gen_counter/nope/" + EVERY_KEY + "/apps",
                "/api/v0/gen_counter/user-1/apps?limit=x",
                "/api/v0/gen_counter/annotations?step_sequence_id=x",
                "/api/v0/odd%20names%3B%20%26%20100%25/.hidden/" + EVERY_KEY + "/apps"));
        for (JsonNode project : read(burr.get("/api/v0/projects"))) {
            paths.addAll(pathsOf(project.get("id").asString()));
        }
        return paths.stream().map(path -> DynamicTest.dynamicTest(path, () -> compare(path, burr.get(path))));
    }

    /** Burr lists, reads and numbers annotations that were written with its own server. */
    @Test
    void showsAnnotationsAsBurrDoes() {
        for (int n = 0; n < 3; n++) {
            HttpResponse<String> created = burr.send(
                    "POST",
                    "/api/v0/gen_spans/spans/" + (n == 0 ? EVERY_KEY : "key-" + n) + "/" + n + "/annotations",
                    """
                    {"span_id": %s, "step_name": "traced", "tags": ["to-review", "\u00fc"], "observations": [
                      {"data_fields": {"note": "see", "ground_truth": null}, "thumbs_up_thumbs_down": true,
                       "data_pointers": [{"type": "attribute", "field_name": "tokens", "span_id": null, "value": 1}]},
                      {"data_fields": {}, "thumbs_up_thumbs_down": null, "data_pointers": []}]}
                    """
                            .formatted(n == 2 ? "\"0:0\"" : "null"));
            assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
        }

        for (String query : List.of(
                "",
                "?app_id=spans",
                "?app_id=x",
                "?partition_key=key-1",
                "?partition_key=__none__",
                "?step_sequence_id=2",
                "?app_id=spans&partition_key=key-2&step_sequence_id=2")) {
            String path = "/api/v0/gen_spans/annotations" + query;
            compare(path, burr.get(path));
        }
    }

    /** Both servers write to the same file, each behind what the other has written. */
    @TestFactory
    Stream<DynamicTest> takesAnnotationsAsBurrDoes() {
        String path = "/api/v0/gen_counter/to-3/user-1/0/annotations";
        String update = "/api/v0/gen_counter/0/update_annotations";
        HttpResponse<String> first = burr.send("POST", path, AnnotationBodies.WHOLE);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        return Stream.of(
                        AnnotationBodies.create().map(body -> List.of("POST", path, body)),
                        AnnotationBodies.update().map(body -> List.of("PUT", update, body)),
                        Stream.of(
                                List.of("POST", path.replace("user-1", EVERY_KEY), AnnotationBodies.WHOLE),
                                List.of("POST", path.replace("to-3", "nowhere"), AnnotationBodies.WHOLE),
                                List.of("POST", path.replace("/0/", "/-1/"), AnnotationBodies.WHOLE),
                                List.of("POST", path.replace("/0/", "/x/"), AnnotationBodies.WHOLE),
                                List.of("PUT", update.replace("/0/", "/9999/"), AnnotationBodies.WHOLE),
                                List.of("PUT", update.replace("/0/", "/x/"), AnnotationBodies.WHOLE)))
                .flatMap(requests -> requests)
                .map(request -> DynamicTest.dynamicTest(String.join(" ", request), () -> {
                    HttpResponse<String> theirs = burr.send(request.get(0), request.get(1), request.get(2));
                    HttpResponse<String> mine = ours.send(request.get(0), request.get(1), request.get(2));

                    assertThat(mine.statusCode()).as(mine.body()).isEqualTo(theirs.statusCode());
                    JsonNode known = read(burr.get("/api/v0/gen_counter/annotations"));
                    compare("/api/v0/gen_counter/annotations", burr.get("/api/v0/gen_counter/annotations"));
                    if (mine.statusCode() == 200) {
                        assertThat(known.valueStream()).contains(read(mine));
                        assertThat(withoutWhatDiffers(read(mine)))
                                .isEqualTo(withoutWhatDiffers(asIsNow(theirs, known)));
                    }
                }));
    }

    /** Burr answers what an annotation was before it was updated. */
    private static JsonNode asIsNow(HttpResponse<String> answer, JsonNode known) {
        JsonNode id = read(answer).get("id");
        return known.valueStream()
                .filter(note -> note.get("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode withoutWhatDiffers(JsonNode annotation) {
        return ((ObjectNode) annotation).remove(List.of("id", "created", "updated"));
    }

    /** Whatever Burr's server can read we read the same; where it fails we answer what is healthy. */
    @TestFactory
    Stream<DynamicTest> readsBrokenFoldersAsBurrDoesOrBetter() throws IOException {
        List<String> projects = BrokenRuns.in(brokenStorage);
        PythonBurr brokenBurr = PythonBurr.serve(brokenStorage);
        TestServer brokenOurs = TestServer.on(brokenStorage);
        return projects.stream()
                .flatMap(project -> Stream.of(
                        "/api/v0/" + project + "/" + EVERY_KEY + "/apps",
                        "/api/v0/" + project + "/" + BrokenRuns.BROKEN + "/" + EVERY_KEY + "/apps",
                        "/api/v0/" + project + "/annotations"))
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    HttpResponse<String> theirs = brokenBurr.get(path);
                    HttpResponse<String> mine = brokenOurs.get(path);
                    if (theirs.statusCode() < 500) {
                        SameAnswer.inAnyOrder(path, theirs, mine);
                    } else {
                        assertThat(mine.statusCode()).as(mine.body()).isIn(200, 404);
                    }
                }))
                .onClose(() -> {
                    brokenOurs.close();
                    brokenBurr.close();
                });
    }

    private static List<String> pathsOf(String project) {
        String base = "/api/v0/" + TestServer.encoded(project) + "/";
        List<String> paths = new ArrayList<>(List.of(
                base + EVERY_KEY + "/apps",
                base + EVERY_KEY + "/apps?limit=0",
                base + "null/apps",
                base + "annotations"));
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode app : read(burr.get(base + EVERY_KEY + "/apps")).get("applications")) {
            String key = app.get("partition_key").isNull()
                    ? EVERY_KEY
                    : app.get("partition_key").asString();
            boolean separates = key.contains("/");
            keys.add(separates ? EVERY_KEY : key);
            paths.add(base + TestServer.encoded(app.get("app_id").asString()) + "/"
                    + TestServer.encoded(separates ? EVERY_KEY : key) + "/apps");
        }
        keys.forEach(key -> paths.add(base + TestServer.encoded(key) + "/apps"));
        return paths;
    }

    private static void compare(String path, HttpResponse<String> theirs) {
        SameAnswer.inAnyOrder(path, theirs, ours.get(path));
    }

    private static JsonNode read(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
