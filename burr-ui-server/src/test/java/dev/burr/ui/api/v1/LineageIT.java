package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.tracking.ChildLink;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Where runs come from: origin → fork → again; fork starts child, and one that is gone; and two that name each other. */
final class LineageIT {

    @TempDir
    static Path storage;

    private static TestServer server;

    @BeforeAll
    static void start() {
        run("origin", null, null);
        run("sibling", new Pointer("origin", 0L, null), null);
        run("fork", new Pointer("origin", 1L, null), null)
                .child(new ChildLink(
                        new Pointer("gone", null, null), LogTime.of(RunFiles.START), ChildLink.Kind.SPAWN, 2L))
                .child(new ChildLink(
                        new Pointer("child", null, null), LogTime.of(RunFiles.START), ChildLink.Kind.SPAWN, 1L));
        run("child", null, new Pointer("fork", 1L, null));
        run("again", new Pointer("fork", 0L, null), null);
        run("grandchild", null, new Pointer("child", null, null));
        run("hen", new Pointer("egg", 0L, null), null);
        run("egg", new Pointer("hen", 0L, null), null);
        server = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RunFiles run(String app, @Nullable Pointer parent, @Nullable Pointer spawnedBy) {
        return RunFiles.in(storage, "p", app)
                .graph("n", "count")
                .metadata(new MetadataDocument(null, parent, spawnedBy, null))
                .step(0, "count", Map.of("n", 1));
    }

    private static JsonNode lineage(String query) {
        return server.json("/api/v1/lineage?project=p&app=" + query);
    }

    private static List<String> runs(JsonNode lineage) {
        return lineage.get("runs")
                .valueStream()
                .map(run -> run.get("appId").asString() + " "
                        + run.get("generation").asInt())
                .toList();
    }

    private static List<String> links(JsonNode lineage) {
        return lineage.get("links")
                .valueStream()
                .map(link -> "%s -%s-> %s at %s"
                        .formatted(
                                link.get("parent").asString(),
                                link.get("kind").asString(),
                                link.get("child").asString(),
                                link.get("sequenceId").asString("?")))
                .toList();
    }

    @Test
    void goesUpAndDownFromARun() {
        JsonNode lineage = lineage("fork");

        assertThat(runs(lineage))
                .containsExactly("fork 0", "origin -1", "again 1", "child 1", "gone 1", "grandchild 2");
        assertThat(links(lineage))
                .containsExactlyInAnyOrder(
                        "origin -fork-> fork at 1",
                        "fork -fork-> again at 0",
                        "fork -spawn_start-> child at 1",
                        "fork -spawn_start-> gone at 2",
                        "child -spawn_start-> grandchild at ?");
        assertThat(lineage.get("truncated").asBoolean()).isFalse();
    }

    @Test
    void tellsHowEachRunIsDoing() {
        JsonNode runs = lineage("fork").get("runs");

        assertThat(runs.get(3).get("summary").get("status").asString()).isEqualTo("succeeded");
        assertThat(runs.get(3).get("summary").get("steps").asInt()).isEqualTo(1);
        assertThat(runs.get(4).get("summary").isNull()).isTrue();
    }

    @Test
    void goesAroundACircleOnce() {
        JsonNode lineage = lineage("hen");

        assertThat(runs(lineage)).containsExactly("hen 0", "egg -1");
        assertThat(links(lineage)).containsExactlyInAnyOrder("egg -fork-> hen at 0", "hen -fork-> egg at 0");
    }

    @Test
    void stopsAtABound() {
        JsonNode shallow = lineage("origin&depth=1");
        JsonNode few = lineage("origin&limit=2");

        assertThat(runs(shallow)).containsExactly("origin 0", "sibling 1", "fork 1");
        assertThat(shallow.get("truncated").asBoolean()).isTrue();
        assertThat(runs(few)).containsExactly("origin 0", "sibling 1");
        assertThat(links(few)).containsExactly("origin -fork-> sibling at 0");
        assertThat(few.get("truncated").asBoolean()).isTrue();
        assertThat(lineage("origin&depth=3").get("truncated").asBoolean()).isFalse();
    }

    @Test
    void findsNothingOfARunThatIsNotThere() {
        assertThat(server.get("/api/v1/lineage?project=p&app=gone").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/lineage?project=p&app=fork&depth=0").statusCode())
                .isEqualTo(400);
    }
}
