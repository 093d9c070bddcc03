package dev.burr.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.RunTwice;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Both APIs answer for logs with changes as they do for the same logs with whole states. */
final class DeltaLogsIT {

    /** What says how long the files are, or when they were made. */
    private static final Set<String> OF_FILES =
            Set.of("bytes", "logBytes", "version", "created", "last_written", "first_written");

    @TempDir
    static Path full;

    @TempDir
    static Path delta;

    private static TestServer ofFull;
    private static TestServer ofDelta;

    @BeforeAll
    static void start() throws IOException {
        for (int seed = 1; seed <= 3; seed++) {
            RunTwice run = RunTwice.random(seed, seed, 40);
            writtenAt(seed, RunTwice.files(full, "p", "run-" + seed, run.full()));
            writtenAt(seed, RunTwice.files(delta, "p", "run-" + seed, run.delta()));
        }
        List<String> lines = RunTwice.random(9, 1, 40).delta();
        int lost = 0;
        while (!lines.get(lost).contains("\"changes\":")) {
            lost++;
        }
        String torn = lines.get(lost).substring(0, 60) + "\n";
        RunTwice.files(delta, "broken", "run", lines.subList(0, lost))
                .logText(torn + String.join("", lines.subList(lost + 1, lines.size())));
        ofFull = TestServer.on(full);
        ofDelta = TestServer.on(delta);
    }

    /** Lists are in the order of the files' times, which may be the same for two that are written at once. */
    private static void writtenAt(int second, RunFiles run) throws IOException {
        Files.setLastModifiedTime(run.files().log(), FileTime.from(RunFiles.START.plusSeconds(second)));
    }

    @AfterAll
    static void stop() {
        ofFull.close();
        ofDelta.close();
    }

    private static JsonNode withoutFileFacts(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(OF_FILES);
        }
        node.forEach(DeltaLogsIT::withoutFileFacts);
        return node;
    }

    private static JsonNode same(String path) {
        JsonNode wanted = withoutFileFacts(ofFull.json(path));
        assertThat(withoutFileFacts(ofDelta.json(path))).as(path).isEqualTo(wanted);
        return wanted;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void answerTheSame(int seed) {
        String run = "project=p&app=run-" + seed;
        same("/api/v0/p/run-" + seed + "/ana/apps");
        same("/api/v1/application?" + run);
        JsonNode steps = same("/api/v1/steps?" + run).get("steps");
        assertThat(steps.size()).isGreaterThan(10);
        int first = steps.get(0).get("sequenceId").asInt();
        for (JsonNode step : steps) {
            int id = step.get("sequenceId").asInt();
            same("/api/v1/step?" + run + "&sequenceId=" + id);
            same("/api/v1/diff?" + run + "&to=" + id);
            same("/api/v1/diff?" + run + "&from=" + first + "&to=" + id);
        }
    }

    @Test
    void listTheSame() {
        JsonNode runs = same("/api/v1/applications?project=p");
        assertThat(runs.toString()).contains("run-1", "run-2", "run-3");
        same("/api/v0/p/__none__/apps");
    }

    @Test
    void saySoWhereAStateIsNotKnown() {
        int unknown = 0;
        for (JsonNode step :
                ofDelta.json("/api/v1/steps?project=broken&app=run").get("steps")) {
            String id = step.get("sequenceId").asString();
            JsonNode detail = ofDelta.json("/api/v1/step?project=broken&app=run&sequenceId=" + id);
            HttpResponse<String> diff = ofDelta.get("/api/v1/diff?project=broken&app=run&to=" + id);
            if (!detail.get("stateProblem").isNull()) {
                unknown++;
                assertThat(detail.get("stateAfter").isNull()).isTrue();
                assertThat(diff.statusCode()).isEqualTo(404);
                assertThat(diff.body()).contains("is not known. ", "State not known");
            }
        }
        assertThat(unknown).isPositive();
        assertThat(ofDelta.json("/api/v1/application?project=broken&app=run")
                        .get("problems")
                        .toString())
                .contains("It has changes only, and the line with what they build on is missing.");
        JsonNode steps = ofDelta.json("/api/v0/broken/run/ana/apps").get("steps");
        int shown = 0;
        for (JsonNode step : steps) {
            JsonNode end = step.get("step_end_log");
            shown += end.isNull() || !end.get("state").has("(state not known)") ? 0 : 1;
        }
        assertThat(shown).isEqualTo(unknown);
    }
}
