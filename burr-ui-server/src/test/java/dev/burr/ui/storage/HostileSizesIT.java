package dev.burr.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.BrokenRuns;
import dev.burr.ui.fixture.LongLines;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Runs of which there is too much: lines, steps, and broken ones beside those that are whole. */
final class HostileSizesIT {

    private static final int BROKEN = 3000;
    private static final int HEALTHY = 40;
    private static final int STEPS = 20_000;

    @TempDir
    static Path storage;

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path kinds) throws IOException {
        crowd(kinds);
        LongLines.in(storage, "long");
        manySteps();
        server = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Broken runs of every kind, so many times as it takes, and between them some that are whole. */
    private static void crowd(Path kinds) throws IOException {
        List<Path> broken = new ArrayList<>();
        for (String kind : BrokenRuns.in(kinds)) {
            if (!kind.startsWith("log_leads") && !kind.startsWith("bottomless") && !kind.startsWith("random_log")) {
                broken.add(kinds.resolve(kind).resolve(BrokenRuns.BROKEN));
            }
        }
        Path project = Files.createDirectories(storage.resolve("crowd"));
        for (int n = 0; n < BROKEN; n++) {
            copy(broken.get(n % broken.size()), project.resolve("broken-" + n));
        }
        for (int n = 0; n < HEALTHY; n++) {
            RunFiles.in(storage, "crowd", "healthy-" + n)
                    .graph("n", "count")
                    .step(0, "count", Map.of("n", 1))
                    .step(1, "count", Map.of("n", 2));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void manySteps() throws IOException {
        RunFiles run = RunFiles.in(storage, "many", "steps").graph("n", "count");
        StringBuilder log = new StringBuilder();
        for (int n = 0; n < STEPS; n++) {
            log.append("{\"type\":\"begin_entry\",\"start_time\":\"2026-11-23T10:00:00.000001\",\"action\":\"count\","
                    + "\"inputs\":{},\"sequence_id\":" + n + "}\n{\"type\":\"end_entry\",\"end_time\":"
                    + "\"2026-11-23T10:00:00.000002\",\"action\":\"count\",\"result\":{},\"exception\":null,\"state\":{\"n\":"
                    + n + ",\"__SEQUENCE_ID\":" + n + ",\"__PRIOR_STEP\":\"count\"},\"sequence_id\":" + n + "}\n");
        }
        run.logText(log.toString());
    }

    @Test
    void listsThreeThousandBrokenRunsAndTheHealthyOnesBetweenThemWhole() {
        Map<String, JsonNode> listed = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = server.json("/api/v1/applications?project=crowd&limit=500" + cursor);
            page.get("applications").forEach(run -> listed.put(run.get("appId").asString(), run));
            assertThat(page.get("total").asInt()).isEqualTo(BROKEN + HEALTHY);
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + TestServer.encoded(page.get("nextCursor").asString());
        } while (!cursor.isEmpty());

        assertThat(listed).hasSize(BROKEN + HEALTHY);
        for (int n = 0; n < HEALTHY; n++) {
            assertThat(listed.get("healthy-" + n).get("steps").asInt()).isEqualTo(2);
            assertThat(listed.get("healthy-" + n).get("problems").asInt()).isZero();
        }
        assertThat(listed.values().stream()
                        .filter(run -> run.get("problems").asInt() > 0)
                        .count())
                .isGreaterThan(BROKEN / 3);
    }

    @Test
    void pagesThroughThemByTheOtherApiToo() {
        Map<String, JsonNode> listed = new HashMap<>();
        for (int offset = 0; offset <= BROKEN + HEALTHY; offset += 1000) {
            server.json("/api/v0/crowd/__none__/apps?limit=1000&offset=" + offset)
                    .get("applications")
                    .forEach(run -> listed.put(run.get("app_id").asString(), run));
        }

        assertThat(listed).hasSize(BROKEN + HEALTHY);
        assertThat(listed.get("healthy-7").get("num_steps").asInt()).isEqualTo(2);
        assertThat(server.json("/api/v0/crowd/healthy-7/__none__/apps").get("steps"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"long_value", "long_garbage", "long_torn", "long_blank"})
    void showsTheStepsAroundALineOfFiftyMegabytes(String app) {
        int whole = app.equals("long_torn") ? 2 : 4;

        JsonNode steps = server.json("/api/v1/steps?project=long&app=" + app).get("steps");
        assertThat(steps).hasSize(whole);
        assertThat(steps.valueStream().map(step -> step.get("status").asString()))
                .containsOnly("succeeded");
        assertThat(server.json("/api/v1/step?project=long&app=" + app + "&sequenceId=1")
                        .get("stateAfter")
                        .get("n")
                        .asInt())
                .isEqualTo(2);
        assertThat(server.json("/api/v0/long/__none__/apps").get("total").asInt())
                .isEqualTo(4);
        assertThat(server.json("/api/v0/long/" + app + "/__none__/apps").get("steps"))
                .hasSize(whole);
    }

    @Test
    void givesALongValueInPieces() {
        String part = "/api/v1/step/part?project=long&app=long_value&sequenceId=2&part=stateAfter";

        assertThat(server.get(part).body()).hasSizeLessThan(10_000);
        assertThat(server.get(part + "&pointer=/text&maxBytes=1000").body()).hasSizeLessThan(10_000);
    }

    @Test
    void showsTwentyThousandStepsByBothApis() {
        int seen = 0;
        String after = "";
        do {
            JsonNode page = server.json("/api/v1/steps?project=many&app=steps&limit=1000" + after);
            for (JsonNode step : page.get("steps")) {
                assertThat(step.get("sequenceId").asInt()).isEqualTo(seen++);
            }
            after = page.get("nextAfter").isNull()
                    ? ""
                    : "&after=" + page.get("nextAfter").asInt();
        } while (!after.isEmpty());
        assertThat(seen).isEqualTo(STEPS);

        JsonNode steps = server.json("/api/v0/many/steps/__none__/apps").get("steps");
        assertThat(steps).hasSize(STEPS);
        assertThat(steps.get(STEPS - 1)
                        .get("step_end_log")
                        .get("state")
                        .get("n")
                        .asInt())
                .isEqualTo(STEPS - 1);
    }
}
