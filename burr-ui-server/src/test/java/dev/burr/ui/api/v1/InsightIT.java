package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a run cost and how its actions did, while it goes on. */
final class InsightIT {

    private static final String PATH = "/api/v1/insight?project=p&app=run";

    @TempDir
    Path storage;

    @TempDir
    Path folder;

    private RunFiles run() {
        return RunFiles.in(storage, "p", "run").graph("n", "ask");
    }

    private static void call(RunFiles run, long id, String model, long tokens) {
        run.begin(id, "ask")
                .log(new Attribute("gen_ai.response.model", id, null, model, Map.of(), run.now()))
                .log(new Attribute("gen_ai.usage.input_tokens", id, null, tokens, Map.of(), run.now()))
                .end(id, "ask", Map.of("n", id));
    }

    @Test
    void goesOnWithTheRun() {
        RunFiles run = run();
        call(run, 0, "gpt-4o", 1_000_000);
        try (TestServer server = TestServer.on(storage)) {
            JsonNode first = server.json(PATH);
            call(run, 1, "gpt-4o", 1_000_000);
            JsonNode second = server.json(PATH);

            assertThat(first.get("run").get("usage").get("cost").asDouble()).isEqualTo(2.5);
            assertThat(first.get("currency").asString()).isEqualTo("USD");
            assertThat(second.get("run").get("usage").get("cost").asDouble()).isEqualTo(5.0);
            JsonNode ask = second.get("run").get("actions").get(0);
            assertThat(ask.get("runs").asInt()).isEqualTo(2);
            assertThat(ask.get("p50Micros").asLong()).isEqualTo(2_000);
            assertThat(second.get("run")
                            .get("stepUsages")
                            .get(1)
                            .get("sequenceId")
                            .asLong())
                    .isEqualTo(1);
        }
    }

    @Test
    void beginsAnewWithALogThatWasReplaced() throws IOException {
        RunFiles run = run();
        call(run, 0, "gpt-4o", 100);
        call(run, 1, "gpt-4o", 100);
        try (TestServer server = TestServer.on(storage)) {
            server.json(PATH);
            Files.delete(run.files().log());
            call(run, 0, "gpt-4o-mini-or-something-with-a-longer-name", 7);
            call(run, 1, "gpt-4o-mini-or-something-with-a-longer-name", 7);

            assertThat(server.json(PATH)
                            .get("run")
                            .get("usage")
                            .get("inputTokens")
                            .asLong())
                    .isEqualTo(14);
        }
    }

    @Test
    void takesPricesFromAFile() throws IOException {
        call(run(), 0, "my-model", 1_000_000);
        Path prices = Files.writeString(
                folder.resolve("prices.json"), "{\"models\": {\"my-model\": {\"input\": 7, \"output\": 9}}}");
        try (TestServer server = TestServer.on(storage, "--burr.ui.insight.prices=" + prices)) {
            assertThat(server.json(PATH).get("run").get("usage").get("cost").asDouble())
                    .isEqualTo(7.0);
        }
        try (TestServer server = TestServer.on(storage)) {
            JsonNode usage = server.json(PATH).get("run").get("usage");
            assertThat(usage.get("cost").isNull()).isTrue();
            assertThat(usage.get("unpriced").asInt()).isEqualTo(1);
        }
    }
}
