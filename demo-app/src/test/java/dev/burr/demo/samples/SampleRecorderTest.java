package dev.burr.demo.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.persistence.PersistedState.Status;
import dev.burr.tracking.TrackingClient;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleRecorderTest {

    private static final String START = "2026-01-01T00:00:00Z";

    @TempDir
    private Path storage;

    @BeforeEach
    void record() {
        recordInto(storage);
    }

    /** On a thread of its own, as the stack trace of the run that fails would show who called otherwise. */
    private static void recordInto(Path directory) {
        CompletableFuture.runAsync(
                        () -> {
                            try {
                                SampleRecorder.main(new String[] {directory.toString(), START, "1.0"});
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        task -> new Thread(task).start())
                .join();
    }

    private TrackingClient reading(String project) {
        return LocalTrackingClient.builder()
                .project(project)
                .storageDir(storage)
                .build();
    }

    @Test
    void recordsConversations() {
        TrackingClient tracking = reading("demo_chatbot");

        assertThat(tracking.list())
                .containsExactlyInAnyOrder(
                        "chat-1-giraffe",
                        "chat-2-geography",
                        "chat-3-physics",
                        "chat-4-philosophy",
                        "chat-5-jokes",
                        "chat-5-jokes-fork-7",
                        "chat-6-demonstrate-errors",
                        "chat-7-outage-and-retry",
                        "chat-8-refused",
                        "chat-9-how-burr-works");
        assertThat(tracking.load("chat-9-how-burr-works")
                        .orElseThrow()
                        .position()
                        .sequenceId())
                .isEqualTo(39);
        assertThat(tracking.load("chat-6-demonstrate-errors").orElseThrow().status())
                .isEqualTo(Status.FAILED);
        assertThat(tracking.load("chat-5-jokes-fork-7").orElseThrow().position().sequenceId())
                .isEqualTo(9);
    }

    @Test
    void recordsCounters() {
        TrackingClient tracking = reading("demo_counter");

        assertThat(tracking.list())
                .containsExactlyInAnyOrder("count-to-5", "count-to-10", "count-to-15", "still-counting");
        assertThat(tracking.load("count-to-15").orElseThrow().application().partitionKey())
                .isEqualTo("user_2");
        assertThat(tracking.load("still-counting").orElseThrow().state().getInt("n"))
                .isEqualTo(4);
    }

    @Test
    void listsEveryFile() throws IOException {
        List<String> index = Files.readAllLines(storage.resolve(SampleRecorder.INDEX));

        assertThat(index)
                .isSorted()
                .contains("demo_chatbot/chat-5-jokes/log.jsonl", "demo_counter/count-to-10/graph.json")
                .hasSize(filesIn(storage).size() - 1)
                .allSatisfy(file -> assertThat(storage.resolve(file)).isNotEmptyFile());
    }

    @Test
    void recordsTheSameAgain(@TempDir Path again) throws IOException {
        recordInto(again);

        assertThat(filesIn(again)).isEqualTo(filesIn(storage)).allSatisfy(file -> assertThat(again.resolve(file))
                .hasSameBinaryContentAs(storage.resolve(file)));
    }

    @Test
    void showsWhatActionsTrace() {
        assertThat(storage.resolve("demo_chatbot/chat-5-jokes/log.jsonl"))
                .content()
                .contains("\"span_id\":\"8:0\",\"span_name\":\"write_code\",\"parent_span_id\":null")
                .contains("\"key\":\"gen_ai.usage.completion_tokens\",\"action_sequence_id\":8,\"span_id\":\"8:0\"");
    }

    @Test
    void showsTheSourceOfActions() {
        assertThat(storage.resolve("demo_chatbot/chat-5-jokes/graph.json"))
                .content()
                .contains("model.complete(Task.WRITE_CODE, chat.history())");
    }

    @Test
    void refusesOtherArguments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleRecorder.main(new String[] {"target"}))
                .withMessage("1 arguments are too few or too many. Pass a directory, a time and a version.");
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(directory::relativize)
                    .sorted()
                    .toList();
        }
    }
}
