package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.GraphDocument;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.WriterIdentity;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Who wrote a key of the state, and who reads it. */
final class FieldIT {

    @TempDir
    static Path storage;

    private static TestServer server;

    @BeforeAll
    static void start() {
        GraphDocument graph = new GraphDocument(
                "count",
                List.of(action("count", List.of("n"), List.of("n")), action("rest", List.of("names"), List.of())),
                List.of(
                        new GraphDocument.Transition("count", "rest", "n > 2 and \"total\" < 5"),
                        new GraphDocument.Transition("count", "count", "default"),
                        new GraphDocument.Transition("rest", "count", "default")));
        RunFiles run = RunFiles.in(storage, "p", "run")
                .graph(graph)
                .metadata(new MetadataDocument(null, null, null, WriterIdentity.current()));
        run.step(0, "count", Map.of("n", 1, "names", "kept"))
                .step(1, "count", Map.of("n", 3, "names", "kept"))
                .step(2, "rest", Map.of("n", 3, "names", "kept"))
                .step(3, "count", Map.of("names", "kept"))
                .begin(4, "count")
                .fail(4, "count", "no", Map.of("names", "kept"))
                .step(5, "count", Map.of("names", "kept", "n", List.of("long".repeat(100))));
        server = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static GraphDocument.Action action(String name, List<String> reads, List<String> writes) {
        return new GraphDocument.Action(name, reads, writes, "", List.of(), List.of());
    }

    private static JsonNode field(String query) {
        return server.json("/api/v1/field?project=p&app=run&" + query);
    }

    private static String text(JsonNode change) {
        return "%s %s %s: %s -> %s"
                .formatted(
                        change.get("sequenceId").asString(),
                        change.get("action").asString(),
                        change.get("kind").asString(),
                        change.get("before").asString("none"),
                        change.get("after").asString("none"));
    }

    @Test
    void namesEachStepThatChangedIt() {
        JsonNode field = field("key=n");

        assertThat(field.get("total").asInt()).isEqualTo(4);
        assertThat(field.get("changes").valueStream().limit(3).map(FieldIT::text))
                .containsExactly("0 count added: none -> 1", "1 count changed: 1 -> 3", "3 count removed: 3 -> none");
        assertThat(field.get("nextAfter").isNull()).isTrue();
    }

    @Test
    void showsTheBeginningOfALongValue() {
        JsonNode last = field("key=n&after=3").get("changes").get(0);

        assertThat(last.get("kind").asString()).isEqualTo("added");
        assertThat(last.get("before").isNull()).isTrue();
        assertThat(last.get("after").asString())
                .hasSize(200)
                .startsWith("[\"longlong")
                .endsWith("…");
        assertThat(last.get("read").asBoolean()).isTrue();
    }

    @Test
    void pagesChanges() {
        JsonNode first = field("key=n&limit=1");
        JsonNode second = field("key=n&limit=1&after=" + first.get("nextAfter").asInt());

        assertThat(first.get("changes")).hasSize(1);
        assertThat(second.get("changes").valueStream().map(FieldIT::text)).containsExactly("1 count changed: 1 -> 3");
        assertThat(second.get("total").asInt()).isEqualTo(4);
    }

    @Test
    void namesTheActionsThatReadItAndWhereTheyRan() {
        JsonNode reader = field("key=n").get("readers").get(0);

        assertThat(field("key=n").get("readers")).hasSize(1);
        assertThat(reader.get("action").asString()).isEqualTo("count");
        assertThat(reader.get("steps").asInt()).isEqualTo(5);
        assertThat(reader.get("first").asLong()).isZero();
        assertThat(reader.get("last").asLong()).isEqualTo(5);
    }

    @Test
    void namesTheConditionsThatMentionItAndWhenTheyHeld() {
        JsonNode condition = field("key=n").get("conditions").get(0);

        assertThat(field("key=n").get("conditions")).hasSize(1);
        assertThat(condition.get("to").asString()).isEqualTo("rest");
        assertThat(condition.get("taken").asInt()).isEqualTo(1);
        assertThat(condition.get("last").asLong()).isEqualTo(2);
        assertThat(field("key=total").get("conditions")).hasSize(1);
        assertThat(field("key=tot").get("conditions")).isEmpty();
    }

    @Test
    void knowsNothingOfAKeyThatNobodyHas() {
        JsonNode field = field("key=" + TestServer.encoded("no.such[key"));

        assertThat(field.get("total").asInt()).isZero();
        assertThat(field.get("readers")).isEmpty();
    }
}
