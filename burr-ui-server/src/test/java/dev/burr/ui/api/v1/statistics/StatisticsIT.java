package dev.burr.ui.api.v1.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The statistics of a project over HTTP. */
final class StatisticsIT {

    @TempDir
    Path storage;

    private RunFiles run(String app) {
        return RunFiles.in(storage, "p", app).graph("n", "ask", "answer");
    }

    @Test
    void saysOfAProjectWithOneRunWhatTheInsightOfThatRunSays() {
        RunFiles run = run("one");
        for (int i = 0; i < 20; i++) {
            run.step(i, i % 3 == 0 ? "ask" : "answer", Map.of("n", i));
        }
        run.begin(20, "ask").fail(20, "ask", "Boom", Map.of("n", 19));
        try (TestServer server = TestServer.on(storage)) {
            JsonNode project = server.json("/api/v1/statistics?project=p").get("project");
            JsonNode insight = server.json("/api/v1/insight?project=p&app=one").get("run");

            assertThat(project.get("actions").size())
                    .isEqualTo(insight.get("actions").size());
            for (int i = 0; i < 2; i++) {
                JsonNode action = project.get("actions").get(i);
                JsonNode ofRun = insight.get("actions").get(i);
                assertThat(action.get("action")).isEqualTo(ofRun.get("action"));
                assertThat(action.get("steps").asLong())
                        .isEqualTo(ofRun.get("runs").asLong());
                assertThat(action.get("failed").asLong())
                        .isEqualTo(ofRun.get("failed").asLong());
                assertThat(action.get("totalMicros")).isEqualTo(ofRun.get("totalMicros"));
                assertThat(action.get("longestMicros")).isEqualTo(ofRun.get("longestMicros"));
            }
            assertThat(project.get("usage")).isEqualTo(insight.get("usage"));
            assertThat(server.json("/api/v1/usage?project=p&app=one").at("/runs/one"))
                    .isEqualTo(insight.get("usage"));
        }
    }

    @Test
    void tellsTheUsageOfRunsWhateverTheirIds() {
        run("a,b").step(0, "ask", Map.of("n", 0));
        try (TestServer server = TestServer.on(storage)) {
            JsonNode usage = server.json("/api/v1/usage?project=p&app=a,b");

            assertThat(usage.get("currency").asString()).isEqualTo("USD");
            assertThat(usage.get("runs").propertyNames()).containsExactly("a,b");
            assertThat(server.get("/api/v1/usage?project=nowhere&app=a").statusCode())
                    .isEqualTo(404);
            assertThat(server.get("/api/v1/usage?project=p" + "&app=a".repeat(201))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void writesATableThatNoSpreadsheetTakesForFormulas() {
        run("one").step(0, "=HYPERLINK(1)", Map.of("n", 0)).step(1, "ask, twice", Map.of("n", 1));
        try (TestServer server = TestServer.on(storage)) {
            HttpResponse<String> response = server.get("/api/v1/statistics/csv?project=p");

            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
            assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment");
            assertThat(response.body())
                    .contains("\r\n'=HYPERLINK(1),1,0,1,", "\r\n\"ask, twice\",1,0,1,")
                    .startsWith("action,steps,failed,runs,");
        }
    }

    @Test
    void refusesWhatIsNoDay() {
        run("one").step(0, "ask", Map.of("n", 0));
        try (TestServer server = TestServer.on(storage)) {
            assertThat(server.get("/api/v1/statistics?project=p&from=yesterday").statusCode())
                    .isEqualTo(400);
            assertThat(server.get("/api/v1/statistics?project=p&from=2026-11-24&to=2026-11-23")
                            .body())
                    .contains("after 'to'");
            assertThat(server.get("/api/v1/statistics?project=nowhere").statusCode())
                    .isEqualTo(404);
            assertThat(server.get("/api/v1/statistics/csv?project=nowhere").statusCode())
                    .isEqualTo(404);
        }
    }
}
