package dev.burr.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.EventStream;
import dev.burr.ui.fixture.HostApplication;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.ServerFolders;
import dev.burr.ui.security.KeyFile;
import dev.burr.ui.security.Scope;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The UI under a path of somebody's web application, which stays as it is. */
@ExtendWith(OutputCaptureExtension.class)
final class MountedUiIT {

    @TempDir
    private static Path storage;

    private static ServerFolders folders;
    private static HostApplication host;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        RunFiles.in(storage, "chat", "a;b").graph("n", "count").step(0, "count", Map.of("n", 1));
        folders = ServerFolders.temporary();
        KeyFile.in(folders.data()).create("for a server of its own", Set.of(Scope.ADMIN), Instant.now());
        host = mounted("/burr");
    }

    @AfterAll
    static void stop() {
        host.close();
        folders.close();
    }

    private static HostApplication mounted(String path, String... args) {
        return HostApplication.web(Stream.of(
                        Arrays.stream(args),
                        folders.arguments().stream(),
                        Stream.of("--burr.ui.path=" + path, "--burr.ui.storage-dir=" + storage))
                .flatMap(all -> all)
                .toArray(String[]::new));
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(host.uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void showsItsPagesAndRuns() {
        assertThat(get("/burr").body()).contains("<base href=\"/burr/\">");
        assertThat(get("/burr/project/chat?sort=start").body()).contains("<base href=\"/burr/\">");
        assertThat(get("/burr/login.css").statusCode()).isEqualTo(200);
        assertThat(get("/burr/api/v1/application?project=chat&app=a%3Bb").body())
                .contains("\"lastAction\":\"count\"");
        assertThat(get("/burr/api/v0/projects").body()).contains("\"chat\"");
        assertThat(get("/burr/projects").headers().firstValue("Content-Security-Policy"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "/burr/api/v1/nope, 404",
        "/burr/api/v1/application?project=chat, 400",
        "/burr/api/v1/application?project=chat&app=nope, 404",
        "/%62urr/projects, 404",
        "/burr;x/projects, 404"
    })
    void answersItsOwnMistakesAsProblems(String path, int status) {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).doesNotContain("host_says");
    }

    @Test
    void knowsAContextPathAndWhatAProxyTellsTheHost() {
        try (HostApplication other =
                mounted("/burr", "--server.servlet.context-path=/app", "--server.forward-headers-strategy=framework")) {
            assertThat(other.context().getEnvironment().getProperty("local.burr.ui.url"))
                    .isEqualTo("/app/burr");
            assertThat(send(HttpRequest.newBuilder(other.uri("/app/burr/projects")))
                            .body())
                    .contains("<base href=\"/app/burr/\">");
            assertThat(send(HttpRequest.newBuilder(other.uri("/app/burr/projects"))
                                    .header("X-Forwarded-Prefix", "/tools/app"))
                            .body())
                    .contains("<base href=\"/tools/app/burr/\">");
        }
    }

    @Test
    void tellsOfChangesAndEndsWithTheHost() throws Exception {
        HostApplication other = mounted("/burr");
        try (EventStream changes = EventStream.open(other.uri("/burr/api/v1/changes"), "shop.example")) {
            RunFiles.in(storage, "chat", "live").graph("n", "count").step(0, "count", Map.of("n", 1));
            assertThat(changes.head()).startsWith("HTTP/1.1 200");
            changes.await(event -> event.data().contains("\"app\":\"live\""));

            long begin = System.nanoTime();
            other.close();

            assertThat(changes.endsWithin(Duration.ofSeconds(5))).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .as("less than the host waits for open requests")
                    .isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void leavesTheHostAsItIs() {
        HttpResponse<String> hello = get("/hello");

        assertThat(hello.body()).isEqualTo("{\"word_of_welcome\":\"Hello\"}");
        assertThat(hello.headers().firstValue("Content-Security-Policy")).isEmpty();
        assertThat(get("/fail").statusCode()).isEqualTo(418);
        assertThat(get("/fail").body()).isEqualTo("{\"host_says\":\"as it should\"}");
        assertThat(get("/api/v1/info").statusCode()).isNotEqualTo(200);
    }

    @Test
    void addsTwoBeansToTheHostAndNoMore() {
        try (HostApplication without = mounted("/burr", "--burr.enabled=false")) {
            Set<String> added = new TreeSet<>(List.of(host.context().getBeanDefinitionNames()));
            added.removeAll(List.of(without.context().getBeanDefinitionNames()));

            assertThat(added)
                    .filteredOn(name -> !name.startsWith("dev.burr.ui.BurrUiAutoConfiguration"))
                    .containsExactly("burrMountedUi", "burrUi");
        }
    }

    /** A server of its own would ask for the key that there is, and listen beyond this machine only because there is one. */
    @Test
    void isOpenToWhomTheHostLetsInAndTellsThatNobodyElseGuardsIt(CapturedOutput output) {
        try (HostApplication guarding = mounted("/guarded/burr")) {
            assertThat(output).contains("WARN", "Burr shows runs under /guarded/burr to everybody who reaches");
            HttpRequest.Builder info = HttpRequest.newBuilder(guarding.uri("/guarded/burr/api/v1/info"));

            assertThat(send(info).statusCode()).isEqualTo(401);
            assertThat(send(info.header(HostApplication.USER, "ann")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesWritesOfOtherSitesPages() {
        HttpRequest.Builder write = HttpRequest.newBuilder(host.uri("/burr/api/v1/views?project=chat"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"all\",\"query\":\"\"}"));

        assertThat(send(write.copy().header("Origin", "https://evil.example")).statusCode())
                .isEqualTo(403);
        assertThat(send(write.copy().header("Origin", host.uri("").toString())).statusCode())
                .isIn(200, 201);
    }
}
