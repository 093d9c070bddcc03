package dev.burr.ui.ingest;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static dev.burr.tracking.http.CountingRuns.counter;
import static dev.burr.tracking.http.CountingRuns.counting;
import static dev.burr.tracking.http.CountingRuns.files;
import static dev.burr.tracking.http.CountingRuns.runFamily;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.State;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.TrackingException;
import dev.burr.tracking.WriterIdentity;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.tracking.http.RemoteTrackingClient;
import dev.burr.ui.BurrUiServer;
import dev.burr.ui.fixture.EventStream;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.fixture.ServerProcess;
import dev.burr.ui.fixture.TestServer;
import dev.burr.ui.security.KeyFile;
import dev.burr.ui.security.Scope;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service that sends what it records to a server with keys. */
final class RemoteTrackingIT {

    private static final WriterIdentity WRITER = new WriterIdentity(7, null, "elsewhere", null, "1");

    @TempDir
    private static Path temp;

    private static Path storage;
    private static TestServer server;
    private static String ofService;
    private static String ofReader;

    @BeforeAll
    static void start() throws IOException {
        storage = temp.resolve("remote");
        KeyFile keys = KeyFile.in(temp.resolve("data"));
        ofService = keys.create("service", Set.of(Scope.INGEST, Scope.READ), Instant.now())
                .secret();
        ofReader = keys.create("reader", Set.of(Scope.READ), Instant.now()).secret();
        server = TestServer.on(storage, "--burr.ui.data-dir=" + temp.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void leavesTheFilesThatALocalClientLeaves() throws IOException {
        Path local = temp.resolve("local");
        try (LocalTrackingClient client = LocalTrackingClient.builder()
                .project("same")
                .storageDir(local)
                .writer(WRITER)
                .build()) {
            runFamily(client);
        }
        try (RemoteTrackingClient client = client("same").writer(WRITER).build()) {
            runFamily(client);
            assertThat(client.list("ana")).containsExactlyInAnyOrder("parent", "fork");
            assertThat(client.list(null)).contains("tree").doesNotContain("parent");
            assertThat(client.lostEvents()).isZero();
        }

        assertThat(files(storage.resolve("same"))).isEqualTo(files(local.resolve("same")));
        assertThat(files(local.resolve("same"))).containsKeys("parent/children.jsonl", "fork/graph.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "user_1:chat", "ana@example.com", "a+b=c", "~x,y"})
    void takesIdsThatAnAddressWouldHaveToEscape(String id) {
        try (RemoteTrackingClient client = client("ids").build()) {
            counter(client, id).step();

            assertThat(client.load(id).orElseThrow().application().appId()).isEqualTo(id);
        }
    }

    @Test
    void goesOnFromWhatIsRecorded() {
        try (RemoteTrackingClient first = client("resumed").build()) {
            Application counter = counter(first, "counter");
            counter.step();
            counter.step();
        }
        try (RemoteTrackingClient second = client("resumed").build()) {
            Application resumed = counting(second).resumeFrom("counter").build();
            assertThat(resumed.step().orElseThrow().state().getInt("n")).isEqualTo(3);
            Application forked = counting(second)
                    .forkFrom("counter", 0)
                    .withIdentifiers("fork", "ana")
                    .build();
            assertThat(forked.step().orElseThrow().state().getInt("n")).isEqualTo(2);
            assertThat(second.metadata("fork").orElseThrow().parent()).isNotNull();
            assertThat(second.graph("fork").orElseThrow().entrypoint()).isEqualTo("count");
        }
    }

    @Test
    void tellsThoseWhoLook() throws IOException, InterruptedException {
        try (EventStream events =
                        EventStream.open(server, "/api/v1/changes?project=live", "Authorization: Bearer " + ofReader);
                RemoteTrackingClient client = client("live").build()) {
            counter(client, "counter").step();

            assertThat(events.await(event -> event.data().contains("\"counter\""))
                            .name())
                    .isEqualTo("change");
        }
    }

    @Test
    void saysWhatAKeyLacks() {
        try (RemoteTrackingClient client = client("denied").apiKey(ofReader).build()) {
            assertThat(client.findProblem()).hasValueSatisfying(problem -> assertThat(problem)
                    .contains("does not allow it.")
                    .contains("this needs scope ingest")
                    .doesNotContain(ofReader));
        }
        try (RemoteTrackingClient client = client("denied")
                .apiKey("burr_guess")
                .flushTimeout(Duration.ZERO)
                .build()) {
            assertThat(client.findProblem())
                    .hasValueSatisfying(problem -> assertThat(problem).contains("does not know the API key"));
            assertThatExceptionOfType(TrackingException.class).isThrownBy(client::list);
        }
        assertThat(storage.resolve("denied")).doesNotExist();
    }

    /** The process is killed with a request under way, as a rule; whatever it had written by then is in the log once. */
    @Test
    void losesAndDoublesNothingWhenTheServerIsKilledAndComesBack() throws IOException {
        Path killed = temp.resolve("killed");
        try (ServerProcess process = ServerProcess.on(killed, "256m");
                RemoteTrackingClient client = RemoteTrackingClient.to(URI.create("http://localhost:" + process.port()))
                        .project("killed")
                        .flushTimeout(Duration.ofMinutes(1))
                        .build()) {
            Application counter = endless(client);
            for (int step = 0; step < 1_000; step++) {
                counter.step();
                if (step == 500) {
                    assertThat(client.load("counter")).isPresent();
                }
                if (step == 700) {
                    process.kill();
                }
            }
            try (ServerFolders folders = ServerFolders.temporary();
                    BurrUiServer again = restart(killed, process.port(), folders)) {
                assertThat(client.load("counter").orElseThrow().state().getInt("n"))
                        .isEqualTo(1_000);
                assertThat(client.lostEvents()).isZero();
                assertThat(again.port()).isEqualTo(process.port());
            }
        }
        assertThat(Files.readAllLines(killed.resolve("killed/counter/log.jsonl")))
                .doesNotHaveDuplicates()
                .hasSize(1 + 2 * 1_000);
    }

    private static BurrUiServer restart(Path storage, int port, ServerFolders folders) {
        return BurrUiServer.start(Stream.concat(
                        Stream.of("--burr.ui.port=" + port, "--burr.ui.storage-dir=" + storage),
                        folders.arguments().stream())
                .toArray(String[]::new));
    }

    private static RemoteTrackingClient.Builder client(String project) {
        return RemoteTrackingClient.to(server.uri(""))
                .project(project)
                .apiKey(ofService)
                .flushTimeout(Duration.ofMinutes(1));
    }

    private static Application endless(TrackingClient client) {
        return new ApplicationBuilder()
                .withActions(action("count").reads("n").writes("n").run(state -> state.increment("n")))
                .withTransitions(from("count").to("count"))
                .withState(State.of("n", 0))
                .withEntrypoint("count")
                .withTracker(client)
                .withIdentifiers("counter")
                .build();
    }
}
