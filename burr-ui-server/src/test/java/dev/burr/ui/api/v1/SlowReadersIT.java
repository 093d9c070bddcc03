package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.burr.ui.fixture.EventStream;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of the change stream who do not read what they are sent. */
final class SlowReadersIT {

    private static final String PROJECT = "p".repeat(250);
    private static final int RUNS = 900;
    private static final int DEAF = 3;
    private static final int MOST_ROUNDS = 60;

    @TempDir
    Path storage;

    private final List<RunFiles> runs = new ArrayList<>();
    private final List<Socket> deaf = new ArrayList<>();
    private TestServer server;

    @BeforeEach
    void start() {
        for (int n = 0; n < RUNS; n++) {
            runs.add(RunFiles.in(storage, PROJECT, "run-" + n + "-" + "x".repeat(240))
                    .graph("n", "count")
                    .step(0, "count", Map.of("n", 0)));
        }
        server = TestServer.on(storage);
        await().until(() -> server.json("/api/v1/applications?limit=1&project=" + PROJECT)
                .path("indexing")
                .isNull());
    }

    @AfterEach
    void stop() throws IOException {
        hangUp();
        server.close();
    }

    @Test
    void holdUpNobodyAndLeaveTheirPlacesToOthers() throws Exception {
        for (int n = 0; n < DEAF; n++) {
            connectWithoutReading();
        }
        await().until(() -> writers().size() == DEAF);
        Set<Thread> ofTheDeaf = writers().keySet();
        try (EventStream stream = EventStream.open(server, "/api/v1/changes")) {
            int round = 1;
            // One that waits at a single look may only be in the middle of a write.
            int looks = 0;
            for (; looks < 2 && round < MOST_ROUNDS; round++) {
                changeAllAndAwaitTheLast(round, stream);
                looks = stuckWriters().containsAll(ofTheDeaf) ? looks + 1 : 0;
            }
            assertThat(looks)
                    .as("looks at which the writers of the deaf waited")
                    .isEqualTo(2);

            changeAllAndAwaitTheLast(round, stream);
            assertThat(server.get("/api/v1/info").statusCode()).isEqualTo(200);
        }

        hangUp();

        await().atMost(Duration.ofSeconds(30)).until(() -> writers().isEmpty());
        allPlacesAreFree();
    }

    private void changeAllAndAwaitTheLast(int sequenceId, EventStream stream) throws InterruptedException {
        runs.forEach(run -> run.step(sequenceId, "count", Map.of("n", sequenceId)));
        stream.await(event -> event.name().equals("resync") || event.data().contains("run-" + (RUNS - 1) + "-"));
    }

    private void allPlacesAreFree() throws IOException {
        List<EventStream> streams = new ArrayList<>();
        try {
            for (int n = 0; n < ChangeStreams.MOST; n++) {
                streams.add(EventStream.open(server, "/api/v1/changes"));
            }
            assertThat(streams).allSatisfy(stream -> assertThat(stream.head()).contains("HTTP/1.1 200"));
        } finally {
            for (EventStream stream : streams) {
                stream.close();
            }
        }
    }

    private void connectWithoutReading() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
        socket.getOutputStream()
                .write("GET /api/v1/changes HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        deaf.add(socket);
    }

    private void hangUp() throws IOException {
        for (Socket socket : deaf) {
            socket.close();
        }
    }

    /** The threads that wait until a connection takes more. */
    private static Set<Thread> stuckWriters() {
        Map<Thread, StackTraceElement[]> writers = writers();
        writers.entrySet()
                .removeIf(writer -> writer.getKey().getState() == Thread.State.RUNNABLE
                        || Stream.of(writer.getValue())
                                .noneMatch(frame -> frame.getClassName().startsWith("org.apache.tomcat.util.net.")));
        return writers.keySet();
    }

    /** The threads of the streams, one each. */
    private static Map<Thread, StackTraceElement[]> writers() {
        Map<Thread, StackTraceElement[]> threads = new HashMap<>(Thread.getAllStackTraces());
        threads.keySet().removeIf(thread -> !thread.getName().startsWith("burr-ui-changes-"));
        return threads;
    }
}
