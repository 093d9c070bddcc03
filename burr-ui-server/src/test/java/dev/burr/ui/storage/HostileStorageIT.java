package dev.burr.ui.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.BrokenRuns;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Whatever lies in the storage: the server answers, and what is healthy is complete. */
final class HostileStorageIT {

    private static final List<String> READABLE = List.of(
            "child_of_itself",
            "child_of_something_outside",
            "deep_value",
            "empty_folder",
            "empty_log",
            "end_before_begin",
            "end_without_begin",
            "fields_given_twice",
            "invalid_utf8",
            "log_with_byte_order_mark",
            "log_with_carriage_returns",
            "negative_sequence_ids",
            "no_graph",
            "no_log",
            "no_metadata",
            "numbers",
            "reversed_steps",
            "step_begun_again",
            "step_written_twice",
            "stray_files",
            "torn_last_line",
            "unknown_type_and_fields",
            "zeros_behind_the_log");

    @TempDir
    static Path storage;

    @TempDir
    static Path elsewhere;

    private static TestServer server;
    private static List<String> projects;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        projects = BrokenRuns.in(storage);
        links();
        server = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Links to a run and to files outside of the storage, and one that stays inside. */
    private static void links() throws IOException, InterruptedException {
        RunFiles secret = RunFiles.in(elsewhere, "secret_project", "secret")
                .graph("n", "secret_action")
                .step(0, "secret_action", Map.of("n", "secret"));
        Files.createSymbolicLink(storage.resolve("linked_project"), elsewhere.resolve("secret_project"));
        Path project = Files.createDirectory(storage.resolve("links"));
        Files.createSymbolicLink(project.resolve("linked_app"), secret.files().folder());
        RunFiles linkedFiles = RunFiles.in(storage, "links", "linked_files");
        Files.createSymbolicLink(linkedFiles.files().log(), secret.files().log());
        Files.createSymbolicLink(linkedFiles.files().graph(), secret.files().graph());
        Files.createSymbolicLink(
                RunFiles.in(storage, "links", "dangling_log").files().log(), storage.resolve("nowhere"));
        RunFiles.in(storage, "links", "inside").graph("n", "count").step(0, "count", Map.of("n", 1));
        Files.createSymbolicLink(project.resolve("alias"), project.resolve("inside"));
        Files.createSymbolicLink(project.resolve("loop"), project.resolve("loop"));
        Files.createSymbolicLink(project.resolve("dangling"), project.resolve("nowhere"));
        Files.createSymbolicLink(
                project.resolve("annotations.jsonl"), secret.files().log());
        pipe(RunFiles.in(storage, "links", "pipe").graph("n", "count").files().log());
    }

    /** Whoever opens it waits until somebody writes. */
    private static void pipe(Path file) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
    }

    @TestFactory
    Stream<DynamicTest> answersEveryRouteForABrokenRun() {
        return projects.stream()
                .flatMap(project -> Stream.of(
                        "/api/v0/" + project + "/__none__/apps",
                        "/api/v0/" + project + "/broken/__none__/apps",
                        "/api/v0/" + project + "/annotations",
                        "/api/v1/applications?project=" + project,
                        "/api/v1/application?project=" + project + "&app=broken",
                        "/api/v1/steps?project=" + project + "&app=broken",
                        "/api/v1/step?project=" + project + "&app=broken&sequenceId=1",
                        "/api/v1/diff?project=" + project + "&app=broken&to=1",
                        "/api/v1/neighbours?project=" + project + "&app=broken",
                        "/api/v1/step/parts?project=" + project + "&app=broken&sequenceId=1",
                        "/api/v1/step/part?project=" + project + "&app=broken&sequenceId=1&part=stateAfter",
                        "/api/v1/step/trace?project=" + project + "&app=broken&sequenceId=1",
                        "/api/v1/field?project=" + project + "&app=broken&key=n",
                        "/api/v1/lineage?project=" + project + "&app=broken",
                        "/api/v1/insight?project=" + project + "&app=broken",
                        "/api/v1/search?q=count&project=" + project))
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    var response = server.get(path);

                    assertThat(response.statusCode()).as(response.body()).isIn(200, 404);
                }));
    }

    @TestFactory
    Stream<DynamicTest> showsTheHealthyRunBesideABrokenOneWhole() {
        return projects.stream()
                .map(project -> DynamicTest.dynamicTest(project, () -> {
                    JsonNode healthy = server.json("/api/v1/applications?project=" + project + "&q=healthy")
                            .get("applications")
                            .get(0);
                    assertThat(healthy.get("status").asString()).isEqualTo("succeeded");
                    assertThat(healthy.get("steps").asInt()).isEqualTo(2);
                    assertThat(healthy.get("problems").asInt()).isZero();
                    assertThat(server.json("/api/v0/" + project + "/healthy/__none__/apps")
                                    .get("steps"))
                            .hasSize(2);
                }));
    }

    @Test
    void listsEveryProject() {
        assertThat(server.json("/api/v1/projects").get("projects").valueStream().map(project -> project.get("id")
                        .asString()))
                .containsAll(projects);
        assertThat(server.json("/api/v0/projects").valueStream().map(project -> project.get("id")
                        .asString()))
                .containsAll(projects);
    }

    /** What is missing, or is only unusual, is no problem; everything else that cannot be read is listed. */
    @Test
    void listsAProblemForEveryRunThatCannotBeReadWhole() {
        assertThat(projects)
                .filteredOn(project -> problems(project) == 0)
                .containsExactlyInAnyOrderElementsOf(READABLE);
    }

    private static int problems(String project) {
        return server.json("/api/v1/applications?project=" + project + "&q=broken")
                .get("applications")
                .get(0)
                .get("problems")
                .asInt();
    }

    @Test
    void keepsStepsAroundABadLine() {
        JsonNode steps = server.json("/api/v1/steps?project=torn_line_in_the_middle&app=broken");
        JsonNode run = server.json("/api/v1/application?project=torn_line_in_the_middle&app=broken");

        assertThat(steps.get("steps").valueStream().map(step -> step.get("sequenceId")
                        .asLong()))
                .containsExactly(0L, 1L, 2L);
        assertThat(run.get("problems")).hasSize(1);
        assertThat(run.get("problems").get(0).get("line").asLong()).isEqualTo(5);
    }

    @Test
    void ordersStepsBySequenceIdAndComparesThemSo() {
        JsonNode steps =
                server.json("/api/v1/steps?project=reversed_steps&app=broken").get("steps");

        assertThat(steps.valueStream().map(step -> step.get("sequenceId").asLong()))
                .containsExactly(0L, 1L, 2L);
        assertThat(steps.get(0).get("added").toString()).isEqualTo("[\"n\"]");
        assertThat(steps.get(1).get("changed").toString()).isEqualTo("[\"n\"]");
        assertThat(steps.get(2).get("changed").toString()).isEqualTo("[\"n\"]");
    }

    @Test
    void countsAttemptsAndShowsTheLast() {
        JsonNode twice = server.json("/api/v1/steps?project=step_written_twice&app=broken")
                .get("steps")
                .get(1);
        JsonNode again = server.json("/api/v1/steps?project=step_begun_again&app=broken")
                .get("steps")
                .get(1);

        assertThat(twice.get("attempts").asInt()).isEqualTo(2);
        assertThat(twice.get("status").asString()).isEqualTo("succeeded");
        assertThat(server.json("/api/v1/step?project=step_written_twice&app=broken&sequenceId=1")
                        .get("stateAfter")
                        .get("n")
                        .asInt())
                .isEqualTo(7);
        assertThat(again.get("attempts").asInt()).isEqualTo(2);
        assertThat(again.get("end").isNull()).isTrue();
        assertThat(again.get("status").asString()).isEqualTo("interrupted");
    }

    @Test
    void reportsDocumentsThatCannotBeRead() {
        for (String project : List.of(
                "graph_is_no_json",
                "graph_of_wrong_types",
                "metadata_is_no_json",
                "metadata_is_a_list",
                "children_are_no_json")) {
            JsonNode run = server.json("/api/v1/application?project=" + project + "&app=broken");

            assertThat(run.get("problems")).as(project).hasSize(1);
            assertThat(run.get("problems").get(0).get("message").asString()).isNotBlank();
            assertThat(run.get("summary").get("steps").asInt()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "log_is_a_folder, broken, log.jsonl cannot be read. It is a folder.",
        "graph_is_a_folder, broken, graph.json cannot be read. It is a folder.",
        "log_leads_to_itself, broken, log.jsonl cannot be read. The file system says: ",
        "links, linked_files, log.jsonl cannot be read. It is a link that leads out of the storage.",
        "links, pipe, log.jsonl cannot be read. It is no regular file.",
        "links, dangling_log, log.jsonl cannot be read. It is a link that leads nowhere."
    })
    void saysWhichFileCannotBeReadAndWhy(String project, String app, String problem) {
        JsonNode run = server.json("/api/v1/application?project=" + project + "&app=" + app);

        assertThat(run.get("problems").get(0).get("message").asString()).startsWith(problem);
        assertThat(run.get("summary").get("problems").asInt())
                .isEqualTo(run.get("problems").size());
        assertThat(server.get("/api/v0/" + project + "/__none__/apps").statusCode())
                .isEqualTo(200);
        assertThat(server.get("/api/v0/" + project + "/" + app + "/__none__/apps")
                        .statusCode())
                .isIn(200, 404);
    }

    @Test
    void doesNotFollowLinksOutOfTheStorage() {
        for (String path : List.of(
                "/api/v1/applications?project=linked_project",
                "/api/v1/application?project=linked_project&app=secret",
                "/api/v1/application?project=links&app=linked_app",
                "/api/v0/linked_project/secret/__none__/apps",
                "/api/v0/links/linked_app/__none__/apps",
                "/api/v0/links/linked_files/__none__/apps",
                "/api/v1/application?project=links&app=loop",
                "/api/v1/application?project=links&app=dangling")) {
            var response = server.get(path);

            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.body()).doesNotContain("secret_action");
        }
        assertThat(server.json("/api/v1/steps?project=links&app=linked_files")
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(server.json("/api/v0/links/annotations")).isEmpty();
    }

    @Test
    void followsLinksThatStayInside() {
        assertThat(server.json("/api/v1/steps?project=links&app=alias")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void saysWhyALinkedProjectIsNotShown() {
        JsonNode linked = server.json("/api/v1/projects")
                .get("projects")
                .valueStream()
                .filter(project -> project.get("id").asString().equals("linked_project"))
                .findFirst()
                .orElseThrow();

        assertThat(linked.get("problem").asString()).contains("leads out of the storage");
        assertThat(linked.get("runs").asInt()).isZero();
    }

    @Test
    void answersWhileTheStorageDoesNotExist() {
        try (TestServer early = TestServer.on(storage.resolve("not/yet/there"))) {
            assertThat(early.json("/api/v1/projects").get("projects")).isEmpty();
            assertThat(early.json("/api/v0/projects")).isEmpty();
            RunFiles.in(storage.resolve("not/yet/there"), "p", "run")
                    .graph("n", "count")
                    .step(0, "count", Map.of());
            assertThat(early.json("/api/v1/projects").get("projects")).hasSize(1);
        }
    }
}
