package dev.burr.ui.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.tracking.WriterIdentity;
import dev.burr.ui.fixture.EventStream;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangesIT {

    @TempDir
    Path storage;

    private TestServer server;
    private RunFiles run;

    @BeforeEach
    void start() {
        run = RunFiles.in(storage, "chat", "run").graph("n", "count").step(0, "count", Map.of("n", 1));
        server = TestServer.on(storage);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsOfAStepWithTheVersionThatReadingGives() throws Exception {
        try (EventStream stream = EventStream.open(server, "/api/v1/changes")) {
            assertThat(stream.head()).contains("HTTP/1.1 200", "text/event-stream", "Cache-Control: no-store");
            run.step(1, "count", Map.of("n", 2));

            String version = server.json("/api/v1/steps?project=chat&app=run")
                    .get("version")
                    .asString();
            EventStream.Event change = stream.await(event -> event.data().contains(version));
            assertThat(change.name()).isEqualTo("change");
            assertThat(change.data())
                    .isEqualTo("{\"project\":\"chat\",\"app\":\"run\",\"version\":\"" + version
                            + "\",\"annotations\":false}");
        }
    }

    @Test
    void tellsOfNewAndDeletedRunsAndProjects() throws Exception {
        try (EventStream stream = EventStream.open(server, "/api/v1/changes")) {
            RunFiles.in(storage, "chat", "second").graph("n", "count").step(0, "count", Map.of("n", 1));
            stream.await(event -> event.data().contains("\"app\":\"second\""));
            RunFiles.in(storage, "another", "first").graph("n", "count").step(0, "count", Map.of("n", 1));
            stream.await(event -> event.data().contains("\"project\":\"another\""));

            try (var files = Files.walk(storage.resolve("another"))) {
                for (Path file :
                        files.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(file);
                }
            }
            stream.await(event -> event.data()
                    .equals("{\"project\":\"another\",\"app\":\"first\",\"version\":\"\",\"annotations\":false}"));
        }
    }

    @Test
    void tellsOnlyOfWhatWasAskedFor() throws Exception {
        RunFiles other = RunFiles.in(storage, "chat", "other").graph("n", "count");
        RunFiles elsewhere = RunFiles.in(storage, "elsewhere", "run").graph("n", "count");
        try (EventStream stream = EventStream.open(server, "/api/v1/changes?project=chat&app=run")) {
            other.step(0, "count", Map.of("n", 1));
            elsewhere.step(0, "count", Map.of("n", 1));
            await().during(Duration.ofMillis(400)).until(() -> true);
            run.step(1, "count", Map.of("n", 2));

            EventStream.Event first = stream.await(event -> event.name().equals("change"));
            assertThat(first.data()).contains("\"project\":\"chat\",\"app\":\"run\"");
        }
    }

    @Test
    void losesNothingBetweenSubscribingAndReading() throws Exception {
        for (int n = 1; n <= 30; n++) {
            try (EventStream stream = EventStream.open(server, "/api/v1/changes")) {
                int sequenceId = n;
                Thread writer = new Thread(() -> run.step(sequenceId, "count", Map.of("n", sequenceId)));
                writer.start();
                int seen = server.json("/api/v1/steps?project=chat&app=run")
                        .get("total")
                        .asInt();
                writer.join();
                if (seen == n) {
                    stream.await(event -> event.name().equals("change"));
                }
                assertThat(server.json("/api/v1/steps?project=chat&app=run")
                                .get("total")
                                .asInt())
                        .isEqualTo(n + 1);
            }
        }
    }

    @Test
    void asksAReaderThatComesBackToLookAnew() throws Exception {
        try (EventStream stream = EventStream.open(server, "/api/v1/changes", "Last-Event-ID: 7")) {
            EventStream.Event event = stream.await(found -> !found.name().equals("comment"));

            assertThat(event.name()).isEqualTo("resync");
            assertThat(event.data()).isEqualTo("{}");
            assertThat(event.id()).isNotEmpty();
        }
    }

    /** A browser sends the id of the last block of lines that had one, also of one without an event. */
    @Test
    void givesAReaderAnIdToComeBackWithBeforeAnythingHasChanged() throws Exception {
        try (EventStream stream = EventStream.open(server, "/api/v1/changes")) {
            EventStream.Event open = stream.await(found -> found.data().equals("open"));

            assertThat(open.id()).isNotEmpty();
        }
    }

    @Test
    void noticesThatAWriterHasDied() throws Exception {
        Process writer = new ProcessBuilder("sleep", "60").start();
        try {
            WriterIdentity self = WriterIdentity.current();
            WriterIdentity identity = new WriterIdentity(
                    writer.pid(), writer.info().startInstant().orElseThrow(), self.host(), self.bootId(), "test");
            run.at(Instant.now())
                    .log(new WriterOpened(LogTime.of(Instant.now()), identity))
                    .begin(1, "count");
            assertThat(status()).isEqualTo("running");
            try (EventStream stream = EventStream.open(server, "/api/v1/changes")) {
                writer.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

                stream.await(event -> event.name().equals("change"));
                assertThat(status()).isEqualTo("interrupted");
            }
        } finally {
            writer.destroyForcibly();
        }
    }

    private String status() {
        return server.json("/api/v1/application?project=chat&app=run")
                .get("summary")
                .get("status")
                .asString();
    }

    @Test
    void endsStreamsWhenTheServerStops() throws Exception {
        try (EventStream stream = EventStream.open(server, "/api/v1/changes")) {
            long start = System.nanoTime();
            server.close();

            assertThat(stream.endsWithin(Duration.ofSeconds(5))).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void bearsManyStreamsAndRefusesTooMany() throws Exception {
        List<EventStream> streams = new ArrayList<>();
        try {
            for (int n = 0; n < ChangeStreams.MOST; n++) {
                streams.add(EventStream.open(server, "/api/v1/changes"));
            }
            await().untilAsserted(() -> assertThat(server.raw("GET /api/v1/changes", "Host: localhost"))
                    .startsWith("HTTP/1.1 503")
                    .contains("as many change streams as it can keep open"));
            run.step(1, "count", Map.of("n", 2));
            for (EventStream stream : streams) {
                stream.await(event -> event.name().equals("change"));
            }
        } finally {
            for (EventStream stream : streams) {
                stream.close();
            }
        }
    }
}
