package dev.burr.demo.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.persistence.PersistedState.Status;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples as whoever depends on this module finds them: on the class path, listed by an index. */
final class RecordedSamplesTest {

    @TempDir
    private Path storage;

    @BeforeEach
    void unpack() throws IOException {
        for (String file : index()) {
            Path target = storage.resolve(file);
            Files.createDirectories(target.getParent());
            try (InputStream content = sample(file)) {
                Files.copy(content, target);
            }
        }
    }

    private static InputStream sample(String name) {
        String resource = "/samples/" + name;
        return Objects.requireNonNull(RecordedSamplesTest.class.getResourceAsStream(resource), resource);
    }

    private static List<String> index() throws IOException {
        try (InputStream index = sample("index.txt")) {
            return new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private LocalTrackingClient reading(String project) {
        return LocalTrackingClient.builder()
                .project(project)
                .storageDir(storage)
                .build();
    }

    @Test
    void areWholeRuns() {
        var chats = reading("demo_chatbot");
        var counters = reading("demo_counter");

        assertThat(chats.list()).hasSize(10).allSatisfy(id -> assertThat(
                        chats.load(id).orElseThrow().position().sequenceId())
                .isPositive());
        assertThat(counters.list()).hasSize(4);
        assertThat(chats.load("chat-6-demonstrate-errors").orElseThrow().status())
                .isEqualTo(Status.FAILED);
    }

    @Test
    void sayNothingOfTheMachineTheyWereRecordedOn() throws IOException {
        for (String file : index()) {
            assertThat(storage.resolve(file))
                    .content()
                    .doesNotContain("maven", Path.of("").toAbsolutePath().toString())
                    .doesNotContainPattern("\"pid\":[1-9]");
        }
    }

    @Test
    void endTheStackTraceOfTheFailureInTheDemo() {
        assertThat(storage.resolve("demo_chatbot/chat-6-demonstrate-errors/log.jsonl"))
                .content()
                .contains("dev.burr.demo.chatbot.ModelException: The language model closed the connection")
                .contains("Caused by: java.net.SocketException: Connection reset")
                .contains("SampleRecorder.main(SampleRecorder.java:");
    }
}
