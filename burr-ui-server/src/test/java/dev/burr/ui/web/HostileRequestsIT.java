package dev.burr.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client of good will sends: refused, and nobody else notices. */
@Timeout(120)
final class HostileRequestsIT {

    private static final String NOTE = "/api/v0/inside/run/__none__/0/annotations";
    private static final List<String> DOTS = List.of(
            "..",
            "%2e%2e",
            ".%2e",
            "%2E.",
            "%252e%252e",
            "%25252e%25252e",
            "%c0%ae%c0%ae",
            "%e0%80%ae%e0%80%ae",
            "%uff0e%uff0e",
            "%ef%bc%8e%ef%bc%8e",
            "..%00",
            "..;",
            "..%3b",
            "..%20",
            "..%0d%0a",
            "....",
            "%2e%2e.");
    private static final List<String> SLASHES = List.of(
            "/",
            "%2f",
            "%2F",
            "%252f",
            "\\",
            "%5c",
            "%255c",
            "%c0%af",
            "%e0%80%af",
            "%ef%bc%8f",
            "//",
            "/./",
            "%2f%2f");

    @TempDir
    static Path folder;

    private static Path storage;
    private static TestServer server;

    @BeforeAll
    static void start() {
        storage = folder.resolve("a/storage");
        run(storage, "inside", "run", "public_action");
        run(folder, "a", "secret", "secret_action");
        run(folder, "outside", "secret", "secret_action");
        server = TestServer.on(storage);
    }

    private static void run(Path storage, String project, String app, String action) {
        RunFiles.in(storage, project, app).graph("n", action).step(0, action, Map.of("n", 1));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Whatever was asked: the next one is answered, and nothing was written where nobody is to write. */
    @AfterEach
    void servesOthersAndHasWrittenNothing() throws IOException {
        assertThat(server.get("/api/v0/inside/run/__none__/apps").body()).contains("public_action");
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("annotations")))
                    .isEmpty();
        }
    }

    static Stream<String> waysOut() {
        return DOTS.stream().flatMap(dots -> SLASHES.stream().map(slash -> dots + slash));
    }

    @ParameterizedTest
    @MethodSource("waysOut")
    void leadsNobodyOutOfTheStorage(String up) {
        List<String> paths = List.of(
                "/api/v0/" + up + "secret/__none__/apps",
                "/api/v0/inside/" + up + up + "secret/__none__/apps",
                "/api/v0/" + up + up + "outside/secret/__none__/apps",
                "/api/v0/" + up + up + "outside/annotations",
                "/api/v1/applications?project=" + up + up + "outside",
                "/api/v1/application?project=" + up + up + "outside&app=secret",
                "/api/v1/application?project=inside&app=" + up + up + "secret",
                "/api/v1/steps?project=" + up + "&app=secret",
                "/api/v1/search?q=secret_action&project=" + up,
                "/assets/" + up + up + "outside/secret/graph.json",
                "/" + up + up + "outside/secret/log.jsonl");
        for (String path : paths) {
            String answer = server.raw("GET " + path, "Host: localhost");

            assertThat(answer).as(path).matches("(?s)HTTP/1.1 (200|400|404) .*").doesNotContain("\"secret_action");
        }
        assertThat(server.raw(
                        "POST /api/v0/" + up + up + "outside/secret/__none__/0/annotations",
                        "Host: localhost",
                        "Content-Type: application/json",
                        "Content-Length: " + note().length(),
                        "",
                        note()))
                .matches("(?s)HTTP/1.1 (400|404) .*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "%01", "%0a", "%0d%0aX:%20y", "%7f", "%ff", "%ed%a0%80", "%f8%88%80%80%80"})
    void answersIdsOfControlCharactersAndOfNoText(String id) {
        for (String path : List.of(
                "/api/v0/" + id + "/__none__/apps",
                "/api/v0/inside/" + id + "/__none__/apps",
                "/api/v0/inside/" + id + "/apps",
                "/api/v0/" + id + "/annotations",
                "/api/v1/applications?project=" + id,
                "/api/v1/application?project=inside&app=" + id,
                "/api/v1/applications?project=inside&q=" + id,
                "/" + id)) {
            assertThat(server.raw("GET " + path, "Host: localhost"))
                    .as(path)
                    .matches("(?s)HTTP/1.1 (200|400|404) .*")
                    .doesNotContain("\nX: y");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 5_000, 10_000, 100_000, 1_000_000})
    void answersIdsOfAnyLength(int length) {
        String id = "x".repeat(length);
        for (String path : List.of(
                "/api/v0/inside/" + id + "/__none__/apps",
                "/api/v1/application?project=inside&app=" + id,
                "/api/v1/applications?project=" + id)) {
            assertThat(exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .matches("(?s)(HTTP/1.1 4(00|04|14|31) .*application/problem.json.*)?")
                    .satisfies(answer ->
                            assertThat(answer.isEmpty() && length < 100_000).isFalse());
        }
    }

    @Test
    void refusesFloodsOfHeaders() {
        String flood = "X-Flood: x\r\n".repeat(10_000);

        assertThat(exchange("GET /api/v1/info HTTP/1.1\r\nHost: localhost\r\n" + flood + "\r\n"))
                .matches("(?s)(HTTP/1.1 4(00|31) .*)?");
        assertThat(exchange("GET /api/v1/info HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"))
                .matches("(?s)(HTTP/1.1 4(00|31) .*)?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: -1",
                "Content-Length: x",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: nothing",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Content-Length: 0\r\n Folded: 1",
                "Content Length: 0",
                ": nothing"
            })
    void refusesBodiesOfWhichNobodyKnowsTheEnd(String headers) {
        assertThat(exchange("POST " + NOTE + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + headers + "\r\nConnection: close\r\n\r\n{}{}{}"))
                .matches("(?s)HTTP/1.1 (4..|501) .*");
    }

    @Test
    void refusesBodiesThatAreTooLargeOrNotWhatTheySay() {
        String tooMuch = "{\"step_name\": \"" + "x".repeat(3 << 20) + "\"}";

        assertThat(post("Content-Length: " + tooMuch.length(), tooMuch)).startsWith("HTTP/1.1 413");
        assertThat(post("Transfer-Encoding: chunked", chunk(tooMuch) + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        assertThat(post("Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n")).matches("(?s)HTTP/1.1 4.. .*");
        assertThat(post("Transfer-Encoding: chunked", "fffffffffffffffff\r\n{}"))
                .matches("(?s)HTTP/1.1 4.. .*");
        assertThat(post("Content-Encoding: gzip\r\nContent-Length: 4", "\u001f\u008b\u0008\u0000"))
                .matches("(?s)HTTP/1.1 4(15|22) .*");
        String deep = "[".repeat(100_000);
        assertThat(post("Content-Length: " + deep.length(), deep)).matches("(?s)HTTP/1.1 4(13|22) .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://evil.example/api/v1/projects HTTP/1.1\r\nHost: evil.example",
                "GET http://evil.example/api/v1/projects HTTP/1.1\r\nHost: localhost",
                "GET /api/v1/projects HTTP/1.1\r\nHost: localhost\r\nHost: evil.example",
                "GET /api/v1/projects HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost",
                "GET /api/v1/projects HTTP/1.1\r\nHost: localhost@evil.example",
                "GET /api/v1/projects HTTP/1.1\r\nHost: localhost evil.example",
                "CONNECT evil.example:80 HTTP/1.1\r\nHost: evil.example",
                "TRACE / HTTP/1.1\r\nHost: localhost",
                "PRI * HTTP/2.0\r\nHost: localhost",
                "GET /api/v1/projects HTTP/9.9\r\nHost: localhost",
                "G\u0000T / HTTP/1.1\r\nHost: localhost",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000"
            })
    void refusesWhatIsNotForIt(String head) {
        assertThat(exchange(head + "\r\nConnection: close\r\n\r\n")).matches("(?s)HTTP/1.[01] (4..|50[15]) .*");
    }

    @Test
    void servesWhileFiveHundredConnectionsAreIdle() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int n = 0; n < 500; n++) {
                idle.add(connected());
            }

            assertThat(timeOfAnAnswer()).isLessThan(Duration.ofSeconds(10));
        } finally {
            close(idle);
        }
    }

    @Test
    void servesWhileFiveHundredClientsAreSlowWithTheirHeaders() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int n = 0; n < 500; n++) {
                Socket socket = connected();
                socket.getOutputStream()
                        .write("GET /api/v1/info HTTP/1.1\r\nHost: local".getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }

            assertThat(timeOfAnAnswer()).isLessThan(Duration.ofSeconds(10));
        } finally {
            close(slow);
        }
    }

    @Test
    void servesWhileClientsAreSlowWithTheirBodies() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int n = 0; n < 300; n++) {
                Socket socket = connected();
                socket.getOutputStream()
                        .write(("POST " + NOTE + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 1000\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }

            assertThat(post("Content-Length: " + note().length(), note()))
                    .startsWith("HTTP/1.1 503")
                    .contains("application/problem+json", "Retry-After: ");
            assertThat(timeOfAnAnswer()).isLessThan(Duration.ofSeconds(10));
        } finally {
            close(slow);
        }
    }

    private static Duration timeOfAnAnswer() {
        long start = System.nanoTime();
        assertThat(server.get("/api/v1/projects").body()).contains("inside");
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String note() {
        return "{\"span_id\":null,\"step_name\":\"s\",\"tags\":[],\"observations\":[]}";
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static String post(String headers, String body) {
        return exchange("POST " + NOTE + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
                + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** The answer to these bytes; empty if the server hung up while they were sent, as it may. */
    private static String exchange(String bytes) {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException hungUp) {
            return "";
        }
    }

    private static Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void close(List<Socket> sockets) {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
