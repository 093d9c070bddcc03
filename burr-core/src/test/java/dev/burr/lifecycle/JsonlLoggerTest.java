package dev.burr.lifecycle;

import static dev.burr.core.Action.action;
import static dev.burr.core.Halt.after;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ActionResult;
import dev.burr.core.ApplicationId;
import dev.burr.core.State;
import dev.burr.serde.Serde;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonlLoggerTest {

    private static final Instant END = Instant.parse("2026-03-01T12:00:01.500Z");

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("logs").resolve("steps.jsonl");
    }

    private static StepFinished step(String appId, String text, Throwable exception) {
        return new StepFinished(
                new ApplicationId(appId, "me"),
                3,
                "respond",
                exception == null ? Map.of("tokens", 7) : null,
                exception,
                State.of("response", text),
                END,
                Duration.ofMillis(1_250));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> lines() throws IOException {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file())) {
            lines.add((Map<String, Object>) Serde.standard().parse(line));
        }
        return lines;
    }

    @Test
    void writesALineForAStep() throws IOException {
        try (var log = JsonlLogger.overwriting(file())) {
            log.stepFinished(step("app", "Yes.\nNo.", null));
        }

        assertThat(Files.readString(file()))
                .isEqualTo("{\"app_id\":\"app\",\"partition_key\":\"me\",\"sequence_id\":3,\"action\":\"respond\","
                        + "\"result\":{\"tokens\":7},\"state\":{\"response\":\"Yes.\\nNo.\"},\"exception\":null,"
                        + "\"start_time\":\"2026-03-01T12:00:00.250000Z\",\"end_time\":\"2026-03-01T12:00:01.500000Z\","
                        + "\"duration_ms\":1250.0}\n");
    }

    @Test
    void writesWhatAStepFailedWith() throws IOException {
        try (var log = JsonlLogger.overwriting(file())) {
            log.stepFinished(step("app", "", new IOException("down")));
        }

        Map<String, Object> line = lines().get(0);
        assertThat(line.get("exception")).isEqualTo("java.io.IOException: down");
        assertThat(line.get("result")).isNull();
    }

    @Test
    void namesAnExceptionThatCanNotSayWhatItIs() throws IOException {
        var dumb = new RuntimeException() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException();
            }
        };
        try (var log = JsonlLogger.overwriting(file())) {
            log.stepFinished(step("app", "", dumb));
        }

        assertThat(lines().get(0).get("exception")).isEqualTo(dumb.getClass().getName());
    }

    @Test
    void followsARun() throws IOException {
        try (var log = JsonlLogger.overwriting(file())) {
            new ApplicationBuilder()
                    .withActions(
                            action("one").writes("n").run(state -> state.with("n", 1)),
                            action("two")
                                    .writes("n")
                                    .runWithResult((state, inputs) ->
                                            ActionResult.of(Map.of("was", "two"), state.with("n", 2))))
                    .withTransitions(from("one").to("two"))
                    .withEntrypoint("one")
                    .withHooks(log)
                    .build()
                    .run(after("two"));

            assertThat(lines()).extracting(line -> line.get("sequence_id")).containsExactly(0, 1);
            assertThat(lines()).extracting(line -> line.get("state")).containsExactly(Map.of("n", 1), Map.of("n", 2));
            assertThat(lines().get(1).get("result")).isEqualTo(Map.of("was", "two"));
        }
    }

    @Test
    void writesBehindWhatIsThereOrInPlaceOfIt() throws IOException {
        try (var log = JsonlLogger.overwriting(file())) {
            log.stepFinished(step("first", "", null));
        }
        try (var log = JsonlLogger.appendingTo(file())) {
            log.stepFinished(step("second", "", null));
        }

        assertThat(lines()).extracting(line -> line.get("app_id")).containsExactly("first", "second");

        JsonlLogger.overwriting(file()).close();

        assertThat(file()).isEmptyFile();
    }

    @Test
    void endsALineThatACrashHasTorn() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"app_id\":\"torn");

        try (var log = JsonlLogger.appendingTo(file())) {
            log.stepFinished(step("app", "", null));
        }

        assertThat(Files.readAllLines(file())).hasSize(2).first().isEqualTo("{\"app_id\":\"torn");
    }

    @Test
    void keepsTheLinesOfManyApplicationsApart() throws Exception {
        String text = "x".repeat(20_000);
        List<Callable<Void>> writers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (var log = JsonlLogger.overwriting(file())) {
            for (int i = 0; i < 100; i++) {
                StepFinished step = step("app-" + i, text, null);
                writers.add(() -> {
                    log.stepFinished(step);
                    return null;
                });
            }
            threads.invokeAll(writers);
        } finally {
            threads.shutdown();
        }

        assertThat(lines())
                .hasSize(100)
                .allSatisfy(line -> assertThat(line.get("state")).isEqualTo(Map.of("response", text)))
                .extracting(line -> line.get("app_id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void writesOnAThreadThatIsInterrupted() throws IOException {
        try (var log = JsonlLogger.overwriting(file())) {
            Thread.currentThread().interrupt();
            log.stepFinished(step("app", "", null));
            assertThat(Thread.interrupted()).isTrue();
            log.stepFinished(step("app", "", null));
        }

        assertThat(lines()).hasSize(2);
    }

    @Test
    void replacesAValueThatCanNotBeWrittenAndNothingElse() throws IOException {
        Map<String, Object> result = new HashMap<>();
        result.put("good", 1);
        result.put("bad", new Object() {
            @SuppressWarnings("unused")
            public String getText() {
                throw new IllegalStateException("not now");
            }
        });
        try (var log = JsonlLogger.overwriting(file())) {
            log.stepFinished(
                    new StepFinished(ApplicationId.of("app"), 0, "a", result, null, State.empty(), END, Duration.ZERO));
        }

        Map<?, ?> written = (Map<?, ?>) lines().get(0).get("result");
        assertThat(written.get("good")).isEqualTo(1);
        assertThat(written.get("bad").toString()).contains("__burr_unserializable__");
    }

    @Test
    void leavesTheRunAloneWhenItCanNotWrite() {
        var log = JsonlLogger.overwriting(file());
        log.close();
        log.close();
        Application app = new ApplicationBuilder()
                .withActions(action("one").run(state -> state))
                .withEntrypoint("one")
                .withHooks(log)
                .build();

        assertThat(app.step()).isPresent();

        assertThat(app.hookFailures()).isEqualTo(1);
        assertThatThrownBy(() -> log.stepFinished(step("app", "", null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "File '%s' was closed before the last step was written. Close it after the last run.", file());
    }

    @Test
    void refusesAFileOfAnotherName() {
        assertThatThrownBy(() -> JsonlLogger.overwriting(folder.resolve("notes.txt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("notes.txt' does not end with '.jsonl'.");
        assertThat(folder.resolve("notes.txt")).doesNotExist();
    }

    @Test
    void saysWhichFileCanNotBeOpened() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken.jsonl"));

        assertThatThrownBy(() -> JsonlLogger.appendingTo(taken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("File '%s' can't be opened: ", taken);
    }
}
