package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is wrong in a project, of hand-made folders. */
final class ProblemsIT {

    @TempDir
    Path storage;

    private RunFiles run(String app) {
        return RunFiles.in(storage, "p", app).graph("n", "ask");
    }

    @Test
    void namesRunsThatAreDamagedOrWereCutOff() {
        run("healthy").step(0, "ask", Map.of("n", 0));
        run("torn").step(0, "ask", Map.of("n", 0)).logText("{\"type\": \"begin_ent\n");
        run("cut-off").begin(0, "ask");
        run("failed").begin(0, "ask").fail(0, "ask", "Boom", Map.of());
        try (TestServer server = TestServer.on(storage)) {
            JsonNode problems = server.json("/api/v1/problems?project=p");

            assertThat(problems.get("damagedRuns").asInt()).isEqualTo(1);
            assertThat(problems.get("damaged").get(0).get("appId").asString()).isEqualTo("torn");
            assertThat(problems.get("damaged").get(0).get("problems").asInt()).isEqualTo(1);
            assertThat(problems.get("interruptedRuns").asInt()).isEqualTo(1);
            assertThat(problems.get("interrupted").get(0).get("appId").asString())
                    .isEqualTo("cut-off");
            assertThat(problems.get("failedRuns").asInt()).isEqualTo(1);
            assertThat(problems.get("storage").isNull()).isTrue();
        }
    }

    @Test
    void saysThatThereIsNoSuchProject() {
        try (TestServer server = TestServer.on(storage)) {
            assertThat(server.get("/api/v1/problems?project=nowhere").statusCode())
                    .isEqualTo(404);
        }
    }
}
