package dev.burr.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.LongLines;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Lines that are a fifth of the heap cost no more than themselves: a server of 256 MB serves all that stands around them. */
final class SmallHeapIT {

    private static final int READERS = 8;

    @TempDir
    static Path storage;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        LongLines.in(storage, "long");
        RunFiles.in(storage, "long", "healthy").graph("n", "count").step(0, "count", Map.of("n", 1));
        server = ServerProcess.on(storage, "256m");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listsAllRunsByBothApis() {
        JsonNode page = server.json("/api/v1/applications?project=long");

        assertThat(page.get("total").asInt()).isEqualTo(5);
        assertThat(page.get("applications").valueStream().map(run -> run.get("appId")
                        .asString()))
                .containsExactlyInAnyOrder("long_value", "long_garbage", "long_torn", "long_blank", "healthy");
        assertThat(server.json("/api/v0/long/__none__/apps").get("total").asInt())
                .isEqualTo(5);
        assertThat(server.json("/api/v1/projects").get("projects")).hasSize(1);
    }

    @Test
    void opensAHealthyRunBesideThem() {
        assertThat(server.json("/api/v1/step?project=long&app=healthy&sequenceId=0")
                        .get("stateAfter")
                        .get("n")
                        .asInt())
                .isEqualTo(1);
        assertThat(server.json("/api/v0/long/healthy/__none__/apps").get("steps"))
                .hasSize(1);
    }

    @Test
    void saysThatTheValuesOfALongEntryWereLeftOut() {
        JsonNode step = server.json("/api/v1/step?project=long&app=long_value&sequenceId=2");

        assertThat(step.get("step").get("status").asString()).isEqualTo("succeeded");
        assertThat(step.get("stateProblem").asString()).contains("bytes long, more than the");
    }

    @ParameterizedTest
    @ValueSource(strings = {"long_value", "long_garbage", "long_torn", "long_blank"})
    void showsTheStepsAroundALongLine(String app) {
        String run = "?project=long&app=" + app;

        JsonNode steps = server.json("/api/v1/steps" + run).get("steps");

        assertThat(steps).hasSize(app.equals("long_torn") ? 2 : 4);
        assertThat(server.json("/api/v1/step" + run + "&sequenceId=1")
                        .get("stateAfter")
                        .get("n")
                        .asInt())
                .isEqualTo(2);
        assertThat(server.status("/api/v0/long/" + app + "/__none__/apps")).isEqualTo(200);
        assertThat(server.status("/api/v1/search?q=count&project=long")).isEqualTo(200);
    }

    @Test
    void servesManyReadersOfThemAtATime() {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        try {
            assertThat(IntStream.range(0, 2 * READERS)
                            .mapToObj(reader -> readers.submit(() -> server.status(
                                    reader % 2 == 0
                                            ? "/api/v0/long/long_value/__none__/apps"
                                            : "/api/v1/search?q=nowhere&project=long")))
                            .toList())
                    .allSatisfy(status -> assertThat(status.get()).isEqualTo(200));
        } finally {
            readers.shutdownNow();
        }
        assertThat(server.status("/ready")).isEqualTo(200);
    }
}
