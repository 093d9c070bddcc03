package dev.burr.ui.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.ui.fixture.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitsIT {

    private static final String ANNOTATIONS = "/api/v0/p/a/__none__/0/annotations";

    @TempDir
    private static Path storage;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.on(storage);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void refusesAddressesThatAreTooLong() {
        String id = "x".repeat(10_000);

        for (String path : List.of(
                "/api/v0/p/" + id + "/__none__/apps",
                "/api/v1/steps?project=p&app=" + id,
                "/api/v1/applications?project=" + id,
                "/project/" + id)) {
            assertProblem(server.get(path), 414, "and 8,192 are read");
        }
        assertThat(server.get("/api/v1/steps?project=p&app=" + "x".repeat(8_000))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesHeadersThatAreTooLong() {
        assertThat(server.raw("GET /api/v1/info", "Host: localhost", "X-Long: " + "x".repeat(20_000)))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
        assertThat(server.raw("GET /api/v1/info", "Host: localhost", "Cookie: other=" + "x".repeat(12_000)))
                .as("what other servers on localhost leave in a browser")
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void refusesBodiesThatAreTooLongHoweverTheyCome() {
        String json = "{\"step_name\": \"" + "x".repeat(2 << 20) + "\"}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

        assertProblem(server.send("POST", ANNOTATIONS, json), 413, "and 1,048,576 are read");
        assertProblem(
                server.send(write(ANNOTATIONS)
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes)))
                        .build()),
                413,
                "too long");
    }

    @Test
    void refusesCompressedBodies() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(new byte[1 << 20]);
        }

        HttpResponse<String> answer = server.send(write(ANNOTATIONS)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(compressed.toByteArray()))
                .build());

        assertProblem(answer, 415, "Send it without 'Content-Encoding'");
        assertThat(answer.headers().firstValue("Accept-Encoding")).contains("identity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: multipart/form-data; boundary=x",
                "Content-Type: application/jsonp",
                "Content-Type: text/json",
                "Content-Type: nonsense",
                "Content-Type:",
                "X-Nothing: to say"
            })
    void takesNoWriteThatAFormCouldSend(String header) {
        for (String path :
                List.of(ANNOTATIONS, "/api/v1/trash/purge", "/api/v1/nope", "/api/v0/p/0/update_annotations")) {
            for (String method : List.of("POST", "PUT", "PATCH")) {
                assertThat(server.raw(method + " " + path, "Host: localhost", header, "Content-Length: 0"))
                        .startsWith("HTTP/1.1 415")
                        .contains("application/problem+json", "'Content-Type: application/json'");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD /api/v1/info,GET",
        "OPTIONS /api/v0/p/a/__none__/0/annotations,POST",
        "OPTIONS /api/v0/p/0/update_annotations,PUT",
        "HEAD /api/v0/p/a;b/__none__/0/annotations,POST",
        "OPTIONS /api/v1/nope,GET"
    })
    void saysWhichMethodsAPathHas(String requestLine, String allowed) {
        assertThat(server.raw(requestLine, "Host: localhost"))
                .startsWith("HTTP/1.1 405")
                .contains("Allow: " + allowed + "\r\n");
    }

    @Test
    void answersWhileHundredsOfConnectionsSayNothing() throws IOException {
        List<Socket> idle = new ArrayList<>();
        try {
            for (int n = 0; n < 500; n++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                idle.add(socket);
                if (n % 2 == 0) {
                    send(socket, "GET /api/v1/info HTTP/1.1\r\nHost: localhost\r\nX-");
                }
                if (n % 10 == 0) {
                    send(socket, "Slow: 1\r\nContent-Type: application/json\r\nContent-Le");
                }
            }
            for (int n = 0; n < 20; n++) {
                assertThat(server.raw("GET /api/v1/projects", "Host: localhost"))
                        .startsWith("HTTP/1.1 200");
            }
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void waitsForNoBodyThatStops() throws IOException {
        try (TestServer brief = brief();
                Socket socket = post(brief, ANNOTATIONS, 1000)) {
            send(socket, "{");

            assertThat(rest(socket)).startsWith("HTTP/1.1 408").contains("did not arrive in time");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ANNOTATIONS, "/api/v1/nope", "/login", "/"})
    void waitsForNoBodyThatTricklesIn(String path) throws IOException {
        ScheduledExecutorService drops = Executors.newSingleThreadScheduledExecutor();
        try (TestServer brief = brief();
                Socket socket = post(brief, path, 1_000_000)) {
            OutputStream out = socket.getOutputStream();
            drops.scheduleAtFixedRate(() -> drop(out), 0, 50, TimeUnit.MILLISECONDS);

            assertThat(rest(socket)).startsWith("HTTP/1.1 4");
        } finally {
            drops.shutdownNow();
        }
    }

    @Test
    void readsOnWhatNobodyWantedSoThatItsSenderLearnsWhy() {
        assertThat(server.send("POST", "/api/v1/nope", "\"" + "x".repeat(500_000) + "\"")
                        .statusCode())
                .isIn(404, 405);
    }

    @Test
    void letsConfiguredPagesShowItInAFrame() {
        try (TestServer framed = TestServer.on(
                storage, "--burr.ui.frame-ancestors=https://portal.example,http://*.intra.example:8080")) {
            HttpResponse<String> answer = framed.get("/projects");

            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .endsWith("; frame-ancestors https://portal.example http://*.intra.example:8080");
            assertThat(answer.headers().firstValue("X-Frame-Options")).isEmpty();
        }
        assertThat(server.get("/projects").headers().firstValue("X-Frame-Options"))
                .contains("DENY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "portal.example", "https://a.example; script-src *", "https://a.example/path"})
    void refusesFrameAncestorsThatAreNoOrigins(String value) {
        assertThatThrownBy(() -> TestServer.on(storage, "--burr.ui.frame-ancestors=" + value)
                        .close())
                .rootCause()
                .hasMessageContaining("burr.ui.frame-ancestors is not an origin");
    }

    private static TestServer brief() {
        return TestServer.on(storage, "--burr.ui.limits.idle=1s", "--burr.ui.limits.upload=300ms");
    }

    private static HttpRequest.Builder write(String path) {
        return HttpRequest.newBuilder(server.uri(path)).header("Content-Type", "application/json");
    }

    /** Begins a request whose body is still to come. */
    private static Socket post(TestServer to, String path, int length) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), to.port());
        socket.setSoTimeout(20_000);
        send(
                socket,
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + length + "\r\n\r\n");
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Ends its schedule by failing when the server has closed the connection. */
    private static void drop(OutputStream out) {
        try {
            out.write(' ');
            out.flush();
        } catch (IOException closed) {
            throw new IllegalStateException(closed);
        }
    }

    /** All that the server sends until it closes the connection. */
    private static String rest(Socket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                all.write(b);
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains(detail);
    }
}
