package com.example.restarted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Devtools as a developer has them: a class changes, and the service starts anew in the same process. */
class DevtoolsIT {

    private static final int RESTARTS = 3;
    private static final Path CLASS = Path.of("target/classes/com/example/restarted/WalkingService.class");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Set<String> begun = new HashSet<>();

    @Test
    void goesOnWithRunsAndUiAfterEachRestart() throws Exception {
        int port = freePort();
        Path log = folder.resolve("service.log");
        Process service = start(port, log);
        try {
            for (int start = 1; start <= 1 + RESTARTS; start++) {
                int steps = start;
                await("start %d".formatted(start))
                        .atMost(Duration.ofMinutes(1))
                        .ignoreExceptionsInstanceOf(IOException.class)
                        .until(() -> !service.isAlive() || showsOfThisStart(port, steps));
                assertThat(service.isAlive()).as(Files.readString(log)).isTrue();
                if (start <= RESTARTS) {
                    compileAgain();
                }
            }
        } finally {
            service.destroy();
            service.waitFor();
        }
        assertThat(Files.readString(log).lines().filter(line -> line.startsWith("at milestone")))
                .containsExactly(
                        "at milestone 1, left behind: []",
                        "at milestone 2, left behind: []",
                        "at milestone 3, left behind: []",
                        "at milestone 4, left behind: []");
    }

    /** So it looks to devtools, whatever the resolution of the file system's clock. */
    private static void compileAgain() throws IOException {
        FileTime before = Files.getLastModifiedTime(CLASS);
        Files.setLastModifiedTime(CLASS, FileTime.from(before.toInstant().plusSeconds(2)));
    }

    private Process start(int port, Path log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        // What is referred to softly, as by caches of Spring, counts as forgotten.
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WalkingService.class.getName(),
                        "--burr.tracking.storage-dir=" + folder.resolve("runs"),
                        "--burr.ui.cache-dir=" + folder.resolve("cache"),
                        "--burr.ui.data-dir=" + folder.resolve("data"),
                        "--burr.ui.port=" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Whether a UI answers that was not there before, and has the steps of all starts. */
    private boolean showsOfThisStart(int port, int steps) throws IOException, InterruptedException {
        String startedAt = json(port, "/api/v1/info").get("startedAt").asString();
        if (begun.contains(startedAt)
                || json(port, "/api/v1/steps?project=walks&app=walk")
                                .path("steps")
                                .size()
                        != steps) {
            return false;
        }
        return begun.add(startedAt);
    }

    private JsonNode json(int port, String path) throws IOException, InterruptedException {
        String body = client.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return JsonMapper.shared().readTree(body);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
