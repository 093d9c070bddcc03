package dev.burr.ui.ingest;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Inputs;
import dev.burr.tracking.LogPart;
import dev.burr.tracking.LogParts;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.MetadataDocument;
import dev.burr.tracking.Pointer;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.http.RemoteTrackingClient;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What strangers may send: nothing of it may lead out of the storage, cost what others sent, or be answered with 5xx. */
final class IngestIT {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path temp;

    private static Path storage;
    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        storage = Files.createDirectory(temp.resolve("storage"));
        server = TestServer.on(storage, "--burr.ui.ingest.max-part=100KB", "--burr.ui.ingest.max-request=1MB");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void storesWhatIsGoodBesideWhatIsNot() throws IOException {
        JsonNode runs = runs(Parts.send(
                server,
                "?project=mixed",
                Parts.joined(
                        Parts.lines("good", Parts.BEGIN),
                        Parts.lines("../bad", Parts.BEGIN),
                        Parts.lines("torn", Parts.BEGIN.trim()),
                        Parts.lines("large", Parts.BEGIN + "x".repeat(200_000)),
                        Parts.lines("good too", Parts.BEGIN))));

        assertThat(runs.findValuesAsString("outcome"))
                .containsExactly("stored", "refused", "refused", "refused", "stored");
        assertThat(runs.get(3).get("reason").asString()).contains("burr.ui.ingest.max-part");
        assertThat(storage.resolve("mixed/good/log.jsonl")).content().isEqualTo(Parts.BEGIN);
        assertThat(storage.resolve("mixed/good too/log.jsonl")).exists();
        try (Stream<Path> names = Files.list(storage.resolve("mixed"))) {
            assertThat(names).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                ".",
                "",
                "../up",
                "%2e%2e",
                "a/b",
                "a\\b",
                "/etc",
                "C:\\x",
                ".hidden",
                "a\0b",
                "a\nb",
                "con",
                "x.",
                "é",
                "annotations.jsonl"
            })
    void refusesIdsThatAreNotSafe(String id) throws IOException {
        HttpResponse<String> ofApp = Parts.send(server, "?project=ids", Parts.lines(id, Parts.BEGIN));
        HttpResponse<String> ofProject =
                Parts.send(server, "?project=" + TestServer.encoded(id), Parts.lines("app", Parts.BEGIN));

        assertThat(runs(ofApp).get(0).get("outcome").asString()).isEqualTo("refused");
        assertProblem(ofProject, 400);
        assertThat(storage.resolve("ids")).doesNotExist();
        try (Stream<Path> files = Files.list(temp)) {
            assertThat(files).containsExactly(storage);
        }
    }

    @Test
    void followsNoLinkOutOfTheStorage() throws IOException {
        Path outside = Files.createTempDirectory("outside");
        Path file = Files.writeString(outside.resolve("file"), "");
        Path project = Files.createDirectories(storage.resolve("links"));
        Files.createSymbolicLink(storage.resolve("linked"), outside);
        Files.createSymbolicLink(project.resolve("app"), outside);
        Files.createSymbolicLink(Files.createDirectory(project.resolve("log")).resolve("log.jsonl"), file);

        assertThat(outcome("linked", "app")).isEqualTo("refused");
        assertThat(outcome("links", "app")).isEqualTo("refused");
        assertThat(outcome("links", "log")).isEqualTo("refused");
        assertThat(outcomeOfAForkOf("app")).isEqualTo("refused");
        assertThat(server.get("/api/v1/recorded/step?project=links&app=log").statusCode())
                .isEqualTo(404);
        try (Stream<Path> files = Files.list(outside)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(file).isEmptyFile();
        Files.delete(file);
        Files.delete(outside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\n",
                "{}\n",
                "\0\0\0\0\n",
                "{\"app\":\"a\",\"at\":0,\"lines\":-5}\n",
                "{\"app\":\"a\",\"at\":0,\"lines\":7}\nshort",
                "{\"app\":\"a\",\"at\":0,\"lines\":4611686018427387904}\n",
                "{\"app\":\"a\",\"at\":0,\"lines\":2000000}\n",
                "{\"app\":\"a\""
            })
    void refusesABodyThatMakesNoSense(String body) {
        assertProblem(Parts.send(server, "?project=broken", body.getBytes(StandardCharsets.UTF_8)), 422);
        assertThat(storage.resolve("broken")).doesNotExist();
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        byte[] many = Parts.joined(Stream.generate(() -> Parts.lines("a", Parts.BEGIN.repeat(500)))
                .limit(20)
                .toArray(byte[][]::new));

        assertProblem(Parts.send(server, "?project=large", many), 413);
        assertProblem(Parts.send(server, "?project=large", Parts.zipped(many), "Content-Encoding", "gzip"), 413);
        byte[] bomb = Parts.zipped(Parts.lines("bomb", " ".repeat(50_000_000)));
        assertThat(bomb.length).isLessThan(100_000);
        assertProblem(Parts.send(server, "?project=bomb", bomb, "Content-Encoding", "gzip"), 413);
        assertThat(storage.resolve("bomb")).doesNotExist();
    }

    @Test
    void refusesAnotherTypeOrEncoding() {
        byte[] body = Parts.lines("a", Parts.BEGIN);

        HttpResponse<String> json = server.send("POST", "/api/v1/ingest?project=p", "{}");
        assertProblem(json, 415);
        assertThat(json.body()).contains(LogParts.MEDIA_TYPE);
        HttpResponse<String> text = server.send(HttpRequest.newBuilder(server.uri("/api/v1/ingest?project=p"))
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
        assertProblem(text, 415);
        assertThat(text.body()).contains(LogParts.MEDIA_TYPE);
        assertProblem(Parts.send(server, "?project=p", body, "Content-Encoding", "br"), 415);
        assertProblem(Parts.send(server, "?project=p", body, "Content-Encoding", "gzip"), 422);
        assertProblem(Parts.send(server, "", body), 400);
    }

    @Test
    void refusesPagesOfOtherSites() {
        byte[] body = Parts.lines("a", Parts.BEGIN);

        assertProblem(Parts.send(server, "?project=p", body, "Origin", "https://evil.example"), 403);
        assertProblem(Parts.send(server, "?project=p", body, "Sec-Fetch-Site", "cross-site"), 403);
        assertThat(storage.resolve("p")).doesNotExist();
    }

    @Test
    void givesBackNothingThatIsNotThere() {
        for (String app : Arrays.asList("nobody", "..", "", "a/b", "%00")) {
            String query = "?project=p&app=" + TestServer.encoded(app);
            assertProblem(server.get("/api/v1/recorded/step" + query), 404);
            assertProblem(server.get("/api/v1/recorded/documents" + query), 404);
        }
        assertThat(server.json("/api/v1/recorded/applications?project=nobody").get("apps"))
                .isEmpty();
    }

    /** Who it is can't be looked up from here, so that it counts as running while it was heard of lately. */
    @Test
    void takesARunOfAnotherMachineForRunningWhileItsStepIsOpen() {
        WriterIdentity elsewhere = new WriterIdentity(1, Instant.EPOCH, "another-machine", "boot", "1");
        byte[] metadata = TrackingCodec.standard().encode(new MetadataDocument(null, null, null, elsewhere));
        LogPart part = new LogPart(
                "open",
                0,
                LogTime.of(Instant.EPOCH),
                new byte[0],
                metadata,
                Parts.begin(Instant.now()).getBytes(StandardCharsets.UTF_8));

        Parts.send(server, "?project=living", Parts.bytes(part));

        await().untilAsserted(() -> assertThat(server.json("/api/v1/applications?project=living")
                        .get("applications")
                        .findValuesAsString("status"))
                .containsExactly("running"));
    }

    /** It finds out how many that are, and loses no more than the step that is too large by itself. */
    @Test
    void takesFromAClientAsMuchAtATimeAsItMay() throws IOException {
        try (RemoteTrackingClient client = RemoteTrackingClient.to(server.uri(""))
                .project("little")
                .flushTimeout(Duration.ofMinutes(1))
                .build()) {
            Application echo = new ApplicationBuilder()
                    .withActions(action("say")
                            .inputs("text")
                            .writes("said")
                            .run((state, inputs) -> state.with("said", inputs.getString("text"))))
                    .withTransitions(from("say").to("say"))
                    .withEntrypoint("say")
                    .withTracker(client)
                    .withIdentifiers("echo")
                    .build();
            for (int step = 0; step < 300; step++) {
                echo.step(Inputs.of("text", "x".repeat(step == 150 ? 200_000 : 1_000)));
            }

            assertThat(client.load("echo")).isPresent();
            assertThat(client.lostEvents()).isEqualTo(2);
        }
        assertThat(Files.readAllLines(storage.resolve("little/echo/log.jsonl")))
                .doesNotHaveDuplicates()
                .hasSize(1 + 2 * 299);
    }

    private static String outcome(String project, String app) {
        return runs(Parts.send(server, "?project=" + project, Parts.lines(app, Parts.BEGIN)))
                .get(0)
                .get("outcome")
                .asString();
    }

    private static String outcomeOfAForkOf(String parent) {
        MetadataDocument metadata = new MetadataDocument(null, new Pointer(parent, 0L, null), null, null);
        LogPart fork = new LogPart(
                "fork",
                0,
                LogTime.of(Instant.EPOCH),
                new byte[0],
                TrackingCodec.standard().encode(metadata),
                Parts.BEGIN.getBytes(StandardCharsets.UTF_8));
        return runs(Parts.send(server, "?project=links", Parts.bytes(fork)))
                .get(0)
                .get("outcome")
                .asString();
    }

    private static JsonNode runs(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body()).get("runs");
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
}
