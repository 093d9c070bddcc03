package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two runs side by side, of hand-made folders. */
final class CompareIT {

    private static final String PATH = "/api/v1/compare?project=p&a=one&b=two";

    @TempDir
    Path storage;

    private RunFiles run(String app) {
        return RunFiles.in(storage, "p", app).graph("n", "ask", "answer", "reject");
    }

    private static List<String> drawn(JsonNode comparison) {
        List<String> rows = new ArrayList<>();
        comparison
                .get("pairs")
                .forEach(pair ->
                        rows.add(pair.get("relation").asString() + " " + side(pair.get("a")) + " " + side(pair.get("b"))
                                + " " + pair.get("keys") + (pair.get("ending").asBoolean() ? " !" : "")));
        return rows;
    }

    private static String side(JsonNode step) {
        return step.isNull()
                ? "-"
                : step.get("sequenceId").asLong() + step.get("action").asString();
    }

    @Test
    void pairsStepsByActionAndSaysWhetherTheyDidTheSame() {
        run("one")
                .step(0, "ask", Map.of("q", "why", "history", List.of("a")))
                .step(1, "answer", Map.of("q", "why", "history", List.of("a", "b")))
                .step(2, "ask", Map.of("q", "how", "history", List.of("a", "b")))
                .step(3, "answer", Map.of("q", "how", "history", List.of("a", "b", "c")));
        run("two")
                .step(0, "ask", Map.of("q", "why", "history", List.of("z")))
                .step(1, "answer", Map.of("q", "why", "history", List.of("z", "b")))
                .step(2, "ask", Map.of("q", "who", "history", List.of("z", "b")))
                .step(3, "reject", Map.of("q", "who", "history", List.of("z", "b"), "rejected", true));
        try (TestServer server = TestServer.on(storage)) {
            JsonNode comparison = server.json(PATH);

            assertThat(drawn(comparison))
                    .containsExactly(
                            "different 0ask 0ask [\"history\"]",
                            "same 1answer 1answer []",
                            "different 2ask 2ask [\"q\"]",
                            "only-a 3answer - []",
                            "only-b - 3reject []");
            assertThat(comparison.get("total").asInt()).isEqualTo(5);
            assertThat(comparison.get("shared").asInt()).isZero();
            assertThat(comparison.get("nextAfter").isNull()).isTrue();
            assertThat(comparison.get("a").get("appId").asString()).isEqualTo("one");
        }
    }

    @Test
    void goesOnInWindowsAsIfItWereOne() {
        RunFiles one = run("one");
        RunFiles two = run("two");
        for (int i = 0; i < 40; i++) {
            one.step(i, i % 2 == 0 ? "ask" : "answer", Map.of("n", i));
            two.step(i, i % 2 == 0 ? "ask" : "answer", Map.of("n", i == 20 ? -1 : i));
        }
        try (TestServer server = TestServer.on(storage)) {
            List<String> whole = drawn(server.json(PATH));
            List<String> rows = new ArrayList<>();
            for (int after = -1; after != -2; ) {
                JsonNode window = server.json(PATH + "&limit=7&after=" + after);
                rows.addAll(drawn(window));
                after = window.get("nextAfter").isNull()
                        ? -2
                        : window.get("nextAfter").asInt();
            }

            assertThat(rows).isEqualTo(whole).hasSize(40);
            assertThat(whole.stream().filter(row -> row.startsWith("different")))
                    .hasSize(1);
        }
    }

    @Test
    void setsStepsFromBeforeAForkApart() {
        run("one")
                .step(0, "ask", Map.of("n", 0))
                .step(1, "answer", Map.of("n", 1))
                .step(2, "ask", Map.of("n", 2))
                .step(3, "answer", Map.of("n", 3));
        run("two")
                .metadata(new MetadataDocument(null, new Pointer("one", 1L, null), null, null))
                .step(2, "ask", Map.of("n", 2))
                .step(3, "answer", Map.of("n", 30));
        try (TestServer server = TestServer.on(storage)) {
            assertThat(drawn(server.json(PATH)))
                    .containsExactly(
                            "shared 0ask - []",
                            "shared 1answer - []",
                            "same 2ask 2ask []",
                            "different 3answer 3answer [\"n\"]");
            JsonNode swapped = server.json("/api/v1/compare?project=p&a=two&b=one");
            assertThat(swapped.get("shared").asInt()).isEqualTo(2);
            assertThat(drawn(swapped).get(0)).isEqualTo("shared - 0ask []");
        }
    }

    @Test
    void tellsAStepThatFailedFromOneThatDidNot() {
        run("one")
                .step(0, "ask", Map.of("n", 0))
                .begin(1, "answer")
                .fail(1, "answer", "Boom\nValueError: no", Map.of("n", 0));
        run("two").step(0, "ask", Map.of("n", 0)).step(1, "answer", Map.of("n", 0));
        try (TestServer server = TestServer.on(storage)) {
            assertThat(drawn(server.json(PATH)).get(1)).isEqualTo("different 1answer 1answer [] !");
        }
    }

    @Test
    void doesNotGuessWhereAForksFirstStateIsLost() {
        run("one").step(2, "ask", Map.of("n", 2));
        run("two")
                .metadata(new MetadataDocument(null, new Pointer("deleted", 1L, null), null, null))
                .step(2, "ask", Map.of("n", 2));
        try (TestServer server = TestServer.on(storage)) {
            assertThat(drawn(server.json(PATH))).containsExactly("unknown 2ask 2ask []");
        }
    }

    @Test
    void answersAClientThatHasItAlready() {
        run("one").step(0, "ask", Map.of("n", 0));
        RunFiles two = run("two").step(0, "ask", Map.of("n", 0));
        try (TestServer server = TestServer.on(storage)) {
            HttpResponse<String> first = server.get(PATH);
            HttpRequest again = HttpRequest.newBuilder(server.uri(PATH))
                    .header("If-None-Match", first.headers().firstValue("ETag").orElseThrow())
                    .build();
            assertThat(server.send(again).statusCode()).isEqualTo(304);

            two.step(1, "answer", Map.of("n", 1));

            assertThat(server.send(again).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void saysWhichRunIsMissing() {
        run("one").step(0, "ask", Map.of("n", 0));
        try (TestServer server = TestServer.on(storage)) {
            HttpResponse<String> response = server.get(PATH);

            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(response.body()).contains("'two'");
            assertThat(server.get(PATH + "&limit=0").statusCode()).isEqualTo(400);
        }
    }
}
