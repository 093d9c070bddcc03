package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.EndSpan;
import dev.burr.tracking.WriterIdentity;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

final class ApiV1IT {

    private static final String PYTHON_TRACE =
            """
            Traceback (most recent call last):
              File "app.py", line 3, in run
                raise ValueError("no: such\\nluck")
            ValueError: no such luck
            """;

    @TempDir
    static Path storage;

    private static TestServer server;

    @BeforeAll
    static void start() {
        chat();
        forks();
        server = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Two actions, a choice between them, a failed step, an attribute, spans and an undeclared write. */
    private static void chat() {
        GraphDocument graph = new GraphDocument(
                "ask",
                List.of(
                        action("ask", List.of(), List.of("question"), List.of("text")),
                        action("answer", List.of("question"), List.of("answer"), List.of())),
                List.of(
                        new GraphDocument.Transition("ask", "answer", "safe = true"),
                        new GraphDocument.Transition("ask", "ask", "default"),
                        new GraphDocument.Transition("answer", "ask", "default")));
        RunFiles run = RunFiles.in(storage, "chat", "run-1")
                .graph(graph)
                .metadata(new MetadataDocument("ada", null, null, WriterIdentity.current()))
                .begin(0, "ask", Map.of("text", "Why  is\nthe sky blue?"))
                .end(0, "ask", ordered("history", List.of("hello"), "question", "why"));
        Map<String, Object> reason =
                ordered("from", "ask", "to", "answer", "condition", "safe = true", "values", Map.of("safe", true));
        run.begin(1, "answer")
                .log(new Attribute(Attribute.TRANSITION, 1, null, reason, Map.of(), run.now()))
                .log(new BeginSpan(run.now(), 1, "1:0", "model", null, List.of()))
                .log(new Attribute("tokens", 1, "1:0", 12, Map.of(), run.now()))
                .log(new EndSpan(run.now(), 1, "1:0"))
                .end(1, "answer", ordered("history", List.of("hello", "why"), "question", "why", "answer", "because"));
        run.begin(2, "ask")
                .fail(
                        2,
                        "ask",
                        PYTHON_TRACE,
                        ordered("history", List.of("hello", "why"), "question", "why", "answer", "because"));
        RunFiles.in(storage, "chat", "empty").graph("n", "only").logText("");
        RunFiles.in(storage, "chat", "torn")
                .graph("n", "only")
                .partition("bob")
                .step(0, "only", Map.of("n", 1))
                .logText("{\"type\":\"begin_entry\"\n{\"type\": \"beg");
    }

    private static void forks() {
        Pointer origin = new Pointer("origin", 0L, "p");
        RunFiles.in(storage, "forks", "origin")
                .graph("n", "count")
                .at(Instant.now().minusSeconds(60))
                .step(0, "count", Map.of("n", 1))
                .step(1, "count", Map.of("n", 2))
                .child(new ChildLink(
                        new Pointer("fork", null, "p"), LogTime.of(RunFiles.START), ChildLink.Kind.FORK, 0L));
        RunFiles.in(storage, "forks", "fork")
                .graph("n", "count")
                .metadata(new MetadataDocument("p", origin, null, null))
                .at(Instant.now().minusSeconds(30))
                .step(1, "count", Map.of("n", 7));
    }

    private static GraphDocument.Action action(
            String name, List<String> reads, List<String> writes, List<String> inputs) {
        return new GraphDocument.Action(name, reads, writes, "code of " + name, inputs, List.of("__context"));
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    @Test
    void tellsWhereTheRunsAre() {
        JsonNode info = server.json("/api/v1/info");

        assertThat(info.get("storage").asString()).isEqualTo(storage.toString());
        assertThat(Instant.parse(info.get("startedAt").asString())).isBefore(Instant.now());
        assertThat(info.get("samples").asBoolean()).isFalse();
    }

    @Test
    void listsProjectsWithTheirActivity() {
        JsonNode projects = server.json("/api/v1/projects").get("projects");

        assertThat(projects.valueStream().map(project -> project.get("id").asString()))
                .containsExactlyInAnyOrder("forks", "chat");
        assertThat(projects.valueStream()
                        .map(project -> project.get("lastActivity").asString()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        JsonNode forks = project(projects, "forks");
        assertThat(forks.get("runs").asInt()).isEqualTo(2);
        assertThat(forks.get("problem").isNull()).isTrue();
        assertThat(forks.get("activity")).hasSize(14);
        JsonNode today = forks.get("activity").get(13);
        assertThat(today.get("day").asString())
                .isEqualTo(LocalDate.now(ZoneId.systemDefault()).toString());
        assertThat(forks.get("activity")
                        .valueStream()
                        .mapToInt(day -> day.get("steps").asInt())
                        .sum())
                .isEqualTo(3);
        assertThat(project(projects, "chat").get("failedRuns").asInt()).isEqualTo(1);
    }

    @Test
    void summarisesARun() {
        JsonNode run = server.json("/api/v1/application?project=chat&app=run-1").get("summary");

        assertThat(run.get("status").asString()).isEqualTo("failed");
        assertThat(run.get("partitionKey").asString()).isEqualTo("ada");
        assertThat(run.get("steps").asInt()).isEqualTo(3);
        assertThat(run.get("failedSteps").asInt()).isEqualTo(1);
        assertThat(run.get("firstInput").asString()).isEqualTo("text: Why is the sky blue?");
        assertThat(run.get("lastAction").asString()).isEqualTo("ask");
        assertThat(run.get("activeMicros").asLong()).isEqualTo(6000);
        assertThat(run.get("firstActivity").asString()).isEqualTo("2026-11-23T10:00:00.001Z");
        assertThat(run.get("lastActivity").asString()).isEqualTo("2026-11-23T10:00:00.009Z");
        assertThat(run.get("problems").asInt()).isZero();
    }

    @Test
    void showsTheGraphWithoutBurrsOwnInputs() {
        JsonNode graph =
                server.json("/api/v1/application?project=chat&app=run-1").get("graph");

        assertThat(graph.get("entrypoint").asString()).isEqualTo("ask");
        JsonNode ask = graph.get("actions").get(0);
        assertThat(ask.get("inputs").get(0).asString()).isEqualTo("text");
        assertThat(ask.get("optionalInputs")).isEmpty();
        assertThat(graph.get("transitions").get(0).get("condition").asString()).isEqualTo("safe = true");
    }

    @Test
    void putsInputsRightThatPythonSwapped() {
        JsonNode count = server.json("/api/v1/application?project=forks&app=fork")
                .get("graph")
                .get("actions")
                .get(0);

        assertThat(count.get("inputs")).isEmpty();
        assertThat(count.get("optionalInputs").get(0).asString()).isEqualTo("by");
    }

    @Test
    void listsStepsWithWhatTheyDid() {
        JsonNode page = server.json("/api/v1/steps?project=chat&app=run-1");

        assertThat(page.get("total").asInt()).isEqualTo(3);
        assertThat(page.get("nextAfter").isNull()).isTrue();
        JsonNode answer = page.get("steps").get(1);
        assertThat(answer.get("status").asString()).isEqualTo("succeeded");
        assertThat(answer.get("durationMicros").asLong()).isEqualTo(2000);
        assertThat(texts(answer.get("added"))).containsExactly("answer");
        assertThat(texts(answer.get("changed"))).containsExactly("history");
        assertThat(texts(answer.get("undeclared"))).containsExactly("history");
        assertThat(answer.get("condition").asString()).isEqualTo("safe = true");
        assertThat(answer.get("attributes").asInt()).isEqualTo(1);
        assertThat(answer.get("spans").asInt()).isEqualTo(1);
        JsonNode failed = page.get("steps").get(2);
        assertThat(failed.get("status").asString()).isEqualTo("failed");
        assertThat(failed.get("error").asString()).isEqualTo("ValueError: no such luck");
        assertThat(failed.get("condition").isNull()).isTrue();
    }

    @Test
    void countsOnlyDeclaredKeysAsAddedByTheFirstStep() {
        JsonNode first =
                server.json("/api/v1/steps?project=chat&app=run-1").get("steps").get(0);

        assertThat(texts(first.get("added"))).containsExactly("question");
        assertThat(first.get("undeclared")).isEmpty();
    }

    @Test
    void listsTheFirstStepsAtOnce() {
        assertThat(server.json("/api/v1/steps/beginning?project=chat&app=run-1"))
                .isEqualTo(server.json("/api/v1/steps?project=chat&app=run-1"));

        JsonNode first = server.json("/api/v1/steps/beginning?project=chat&app=run-1&limit=1");

        assertThat(first.get("steps")).hasSize(1);
        assertThat(first.get("total").asInt()).isGreaterThan(1);
        assertThat(first.get("nextAfter").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "5001"})
    void refusesABeginningOfNoOrTooManySteps(String limit) {
        assertThat(server.get("/api/v1/steps/beginning?project=chat&app=run-1&limit=" + limit)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesSteps() {
        JsonNode page = server.json("/api/v1/steps?project=chat&app=run-1&after=0&limit=1");

        assertThat(page.get("steps")).hasSize(1);
        assertThat(page.get("steps").get(0).get("index").asInt()).isEqualTo(1);
        assertThat(page.get("nextAfter").asInt()).isEqualTo(1);
        assertThat(server.json("/api/v1/steps?project=chat&app=run-1&after=2").get("steps"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2147483647, 0", "2147483646, 0", "-2147483648, 3", "-2, 3"})
    void pagesStepsFromPlacesFarOutside(String after, int expected) {
        JsonNode page = server.json("/api/v1/steps?project=chat&app=run-1&limit=5000&after=" + after);

        assertThat(page.get("steps")).hasSize(expected);
        assertThat(page.get("nextAfter").isNull()).isTrue();
    }

    @Test
    void showsAStepWithItsPayload() {
        JsonNode step = server.json("/api/v1/step?project=chat&app=run-1&sequenceId=1");

        assertThat(step.get("stateBefore").get("history")).hasSize(1);
        assertThat(step.get("stateAfter").get("history")).hasSize(2);
        assertThat(step.get("result").isObject()).isTrue();
        assertThat(step.get("exception").isNull()).isTrue();
        assertThat(step.get("attributes")).hasSize(1);
        assertThat(step.get("attributes").get(0).get("spanId").asString()).isEqualTo("1:0");
        assertThat(step.get("writtenBy").get("question").asLong()).isZero();
        assertThat(step.get("writtenBy").get("history").asLong()).isEqualTo(1);
        assertThat(step.get("from").get("action").asString()).isEqualTo("ask");
        assertThat(step.get("from").get("condition").asString()).isEqualTo("safe = true");
        assertThat(step.get("from").get("values").get("safe").asBoolean()).isTrue();
        assertThat(texts(step.get("writes"))).containsExactly("answer");
        assertThat(step.get("code").asString()).isEqualTo("code of answer");
        assertThat(step.get("bytes").asLong()).isPositive();
    }

    @Test
    void showsWhyAStepFailed() {
        JsonNode step = server.json("/api/v1/step?project=chat&app=run-1&sequenceId=2");

        assertThat(step.get("exception").asString()).isEqualTo(PYTHON_TRACE);
        assertThat(step.get("result").isNull()).isTrue();
    }

    @Test
    void comparesAStepWithTheOneBefore() {
        JsonNode diff = server.json("/api/v1/diff?project=chat&app=run-1&to=1");

        assertThat(diff.get("from").asLong()).isZero();
        assertThat(diff.get("changes")).hasSize(2);
        JsonNode appended = diff.get("changes").get(0);
        assertThat(appended.get("path").toString()).isEqualTo("[\"history\",1]");
        assertThat(appended.get("kind").asString()).isEqualTo("added");
        assertThat(appended.get("after").asString()).isEqualTo("why");
        assertThat(appended.get("writtenBy").asLong()).isEqualTo(1);
        assertThat(diff.get("truncated").asBoolean()).isFalse();
    }

    @Test
    void comparesAnyTwoSteps() {
        assertThat(server.json("/api/v1/diff?project=chat&app=run-1&from=0&to=2")
                        .get("changes"))
                .hasSize(2);
        assertThat(server.json("/api/v1/diff?project=chat&app=run-1&from=2&to=2")
                        .get("changes"))
                .isEmpty();
    }

    @Test
    void comparesStepsOfTwoRuns() {
        JsonNode diff = server.json("/api/v1/diff?project=forks&app=fork&to=1&fromApp=origin&from=1");

        assertThat(diff.get("fromApp").asString()).isEqualTo("origin");
        assertThat(diff.get("from").asLong()).isEqualTo(1);
        JsonNode change = diff.get("changes").get(0);
        assertThat(change.get("path").toString()).isEqualTo("[\"n\"]");
        assertThat(change.get("before").asInt()).isEqualTo(2);
        assertThat(change.get("after").asInt()).isEqualTo(7);
        assertThat(change.get("writtenBy").asLong()).isEqualTo(1);
        assertThat(diff.get("approximate").asBoolean()).isFalse();
    }

    @Test
    void knowsTheStateThatAForkBeganWith() {
        JsonNode steps = server.json("/api/v1/steps?project=forks&app=fork").get("steps");
        JsonNode step = server.json("/api/v1/step?project=forks&app=fork&sequenceId=1");
        JsonNode diff = server.json("/api/v1/diff?project=forks&app=fork&to=1");

        assertThat(texts(steps.get(0).get("changed"))).containsExactly("n");
        assertThat(step.get("stateBefore").get("n").asInt()).isEqualTo(1);
        assertThat(step.get("from").isNull()).isTrue();
        assertThat(diff.get("from").isNull()).isTrue();
        assertThat(diff.get("changes").get(0).get("before").asInt()).isEqualTo(1);
    }

    @Test
    void linksRunsWithTheirKinAndNeighbours() {
        JsonNode origin = server.json("/api/v1/application?project=forks&app=origin");
        JsonNode fork = server.json("/api/v1/application?project=forks&app=fork");

        assertThat(origin.get("children").get(0).get("appId").asString()).isEqualTo("fork");
        assertThat(origin.get("children").get(0).get("kind").asString()).isEqualTo("fork");
        JsonNode neighbours = server.json("/api/v1/neighbours?project=forks&app=origin");
        assertThat(neighbours.get("newer").asString()).isEqualTo("fork");
        assertThat(neighbours.get("older").isNull()).isTrue();
        assertThat(fork.get("summary").get("parent").get("appId").asString()).isEqualTo("origin");
    }

    @Test
    void reportsLinesThatCannotBeRead() {
        JsonNode run = server.json("/api/v1/application?project=chat&app=torn");

        assertThat(run.get("summary").get("steps").asInt()).isEqualTo(1);
        assertThat(run.get("summary").get("problems").asInt()).isEqualTo(1);
        assertThat(run.get("problems").get(0).get("line").asLong()).isEqualTo(3);
    }

    @Test
    void filtersRuns() {
        assertThat(ids("/api/v1/applications?project=chat&status=empty")).containsExactly("empty");
        assertThat(ids("/api/v1/applications?project=chat&status=empty,failed")).containsExactly("empty", "run-1");
        assertThat(ids("/api/v1/applications?project=chat&partition=bob")).containsExactly("torn");
        assertThat(ids("/api/v1/applications?project=chat&q=SKY")).containsExactly("run-1");
        assertThat(ids("/api/v1/applications?project=chat&q=nothing")).isEmpty();
    }

    @Test
    void pagesRunsByCursor() {
        List<String> found = new ArrayList<>();
        String path = "/api/v1/applications?project=chat&limit=1";
        JsonNode page = server.json(path);
        while (true) {
            assertThat(page.get("total").asInt()).isEqualTo(3);
            found.add(page.get("applications").get(0).get("appId").asString());
            if (page.get("nextCursor").isNull()) {
                break;
            }
            page = server.json(path + "&cursor=" + page.get("nextCursor").asString());
        }

        assertThat(found).containsExactly("empty", "run-1", "torn");
    }

    @Test
    void refusesACursorOfAnotherFilter() {
        String cursor = server.json("/api/v1/applications?project=chat&limit=1")
                .get("nextCursor")
                .asString();

        var response = server.get("/api/v1/applications?project=chat&limit=1&q=x&cursor=" + cursor);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("belongs to another filter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/api/v1/applications?project=nope | 404 | Project 'nope' is not in the storage",
                "/api/v1/application?project=chat&app=nope | 404 | Run 'nope' is not in project 'chat'",
                "/api/v1/steps?project=nope&app=run-1 | 404 | is not in project 'nope'",
                "/api/v1/step?project=chat&app=run-1&sequenceId=9 | 404 | Step 9 is not in run 'run-1'",
                "/api/v1/diff?project=chat&app=run-1&from=9&to=1 | 404 | Step 9 is not in run 'run-1'",
                "/api/v1/diff?project=forks&app=fork&to=1&fromApp=origin | 400 | Parameter 'from' is missing",
                "/api/v1/diff?project=forks&app=fork&to=1&fromApp=nope&from=0 | 404 | Run 'nope' is not in project",
                "/api/v1/diff?project=forks&app=fork&to=1&fromApp=origin&from=9 | 404 | is not in run 'origin'",
                "/api/v1/steps?project=chat | 400 | Parameter 'app' is missing",
                "/api/v1/step?project=chat&app=run-1&sequenceId=x | 400 | Parameter 'sequenceId' has the value 'x'",
                "/api/v1/applications?project=chat&limit=0 | 400 | not between 1 and 1000",
                "/api/v1/applications?project=chat&status=fine | 400 | 'fine', which is not a status",
                "/api/v1/applications?project=chat&cursor=%21 | 400 | did not come from this server",
                "/api/v1/nope | 404 | The API has no such path"
            })
    void answersMistakesWithProblems(String path, int status, String detail) {
        var response = server.get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains(detail, "\"title\"", "\"type\"", "\"instance\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", "../..", "a/b", "a\\b", "%00", "chat/run-1", "\u0000"})
    void findsNothingUnderAnIdThatIsNoName(String id) {
        String encoded = TestServer.encoded(id);

        assertThat(server.get("/api/v1/applications?project=" + encoded).statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/application?project=chat&app=" + encoded).statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/steps?project=" + encoded + "&app=run-1").statusCode())
                .isEqualTo(404);
    }

    private static JsonNode project(JsonNode projects, String id) {
        return projects.valueStream()
                .filter(project -> project.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(String path) {
        return server.json(path)
                .get("applications")
                .valueStream()
                .map(run -> run.get("appId").asString())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
