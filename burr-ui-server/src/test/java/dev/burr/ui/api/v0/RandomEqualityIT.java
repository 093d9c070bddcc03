package dev.burr.ui.api.v0;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.environment.NeedsPython;
import dev.burr.ui.fixture.PythonBurr;
import dev.burr.ui.fixture.RandomAnnotations;
import dev.burr.ui.fixture.RandomRuns;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Burr's own server and ours the same about folders that chance has made; the project's name is the seed. */
@NeedsPython
final class RandomEqualityIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long FIRST_SEED = 20261126;
    private static final int PROJECTS = 12;

    @TempDir
    static Path storage;

    private static PythonBurr burr;
    private static TestServer ours;

    @BeforeAll
    static void start() throws IOException {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PROJECTS; seed++) {
            RandomRuns.in(storage, "seed-" + seed, seed);
        }
        burr = PythonBurr.serve(storage);
        ours = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        ours.close();
        burr.close();
    }

    @TestFactory
    Stream<DynamicTest> answersAsBurrDoes() {
        List<String> paths = new ArrayList<>(List.of("/api/v0/projects"));
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PROJECTS; seed++) {
            paths.addAll(pathsOf("/api/v0/seed-" + seed + "/"));
        }
        return paths.stream()
                .map(path -> DynamicTest.dynamicTest(
                        path, () -> SameAnswer.inTheSameOrder(path, burr.get(path), ours.get(path))));
    }

    /** Both write into one file; then both read, by every filter. */
    @TestFactory
    Stream<DynamicTest> readsAnnotationsOfBothWritersAsBurrDoes() {
        String project = "/api/v0/seed-" + FIRST_SEED + "/";
        RandomAnnotations bodies = new RandomAnnotations(FIRST_SEED);
        for (int n = 0; n < 40; n++) {
            String path = project + "app-" + n % 3 + "/" + (n % 4 == 0 ? "__none__" : "key-" + n % 4) + "/" + n % 5
                    + "/annotations";
            written("POST", path, bodies.next(), n % 2 == 0);
        }
        for (int n = 0; n < 40; n += 3) {
            written("PUT", project + n + "/update_annotations", bodies.next(), n % 2 == 0);
        }
        return Stream.of(
                        "",
                        "?app_id=app-1",
                        "?partition_key=key-1",
                        "?partition_key=__none__",
                        "?step_sequence_id=3",
                        "?app_id=app-2&partition_key=key-2&step_sequence_id=2",
                        "?app_id=",
                        "?partition_key=",
                        "?app_id=app-1&app_id=app-2")
                .map(query -> project + "annotations" + query)
                .map(path -> DynamicTest.dynamicTest(
                        path, () -> SameAnswer.inTheSameOrder(path, burr.get(path), ours.get(path))));
    }

    private static void written(String method, String path, String body, boolean byUs) {
        HttpResponse<String> answer = byUs ? ours.send(method, path, body) : burr.send(method, path, body);
        assertThat(answer.statusCode())
                .as("%s %s %s: %s", method, path, body, answer.body())
                .isEqualTo(200);
    }

    private static List<String> pathsOf(String project) {
        String every = project + "__none__/apps";
        Set<String> paths = new LinkedHashSet<>(
                List.of(every, every + "?limit=5&offset=3", every + "?limit=4&offset=-4", project + "annotations"));
        HttpResponse<String> list = burr.get(every);
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        for (JsonNode app : JSON.readTree(list.body()).get("applications")) {
            String key = app.get("partition_key").asString("__none__");
            String partition = TestServer.encoded(key.contains("/") ? "__none__" : key);
            String id = TestServer.encoded(app.get("app_id").asString());
            if (!partition.isEmpty()) {
                paths.add(project + id + "/" + partition + "/apps");
                paths.add(project + partition + "/apps");
            }
            paths.add(project + id + "/__none__/apps");
        }
        return List.copyOf(paths);
    }
}
