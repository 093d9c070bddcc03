package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.environment.NeedsPython;
import dev.burr.persistence.PersistedState;
import dev.burr.tracking.Decoded;
import dev.burr.tracking.TrackingCodec;
import dev.burr.tracking.TrackingEvent;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders are exchanged with the original: what one writes, the other one reads. */
@NeedsPython
final class PythonInteropIT {

    private static final String PROJECT = "exchange";

    @TempDir
    private Path storage;

    private LocalTrackingClient client;

    @BeforeEach
    void open() {
        client = LocalTrackingClient.builder()
                .project(PROJECT)
                .storageDir(storage)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void loadsWhatPythonWroteAtEverySequenceId() throws Exception {
        Map<String, Map<String, Map<String, Object>>> written = python("write_runs.py");

        assertThat(client.list()).containsExactlyInAnyOrderElementsOf(written.keySet());
        written.forEach((app, steps) -> steps.forEach((id, expected) -> {
            PersistedState found = client.load(app, Long.parseLong(id)).orElseThrow();
            assertThat(found.state().asMap()).as("%s at %s", app, id).isEqualTo(expected.get("state"));
            assertThat(found.action()).isEqualTo(expected.get("position"));
            assertThat(found.status().name().toLowerCase(Locale.ROOT)).isEqualTo(expected.get("status"));
            assertThat(found.position().sequenceId()).isEqualTo(Long.parseLong(id));
        }));
        assertThat(client.load("failure").orElseThrow().position().sequenceId()).isEqualTo(3);
        assertThat(client.load("counter", 1).orElseThrow().inputs()).isEqualTo(Inputs.of("by", 1));
        assertThat(client.load("fork").orElseThrow().application().partitionKey())
                .isEqualTo("user_2");
    }

    @Test
    void understandsEveryLineAndDocumentThatPythonWrote() throws Exception {
        for (String app : python("write_runs.py").keySet()) {
            ApplicationFiles files = new TrackingDirectory(storage).application(PROJECT, app);
            var lines = new ArrayList<LogLine>();
            long end = new TrackingLogReader(files.log()).read(0, lines::add);

            assertThat(end).isEqualTo(Files.size(files.log()));
            assertThat(lines).isNotEmpty().allSatisfy(line -> assertThat(line)
                    .isInstanceOfSatisfying(LogLine.Event.class, event -> assertThat(event.event())
                            .isNotInstanceOf(TrackingEvent.Unknown.class)));
            assertThat(TrackingCodec.standard().decodeGraph(Files.readAllBytes(files.graph())))
                    .isInstanceOf(Decoded.Accepted.class);
            assertThat(TrackingCodec.standard().decodeMetadata(Files.readAllBytes(files.metadata())))
                    .isInstanceOf(Decoded.Accepted.class);
        }
        byte[] link = Files.readAllBytes(storage.resolve(PROJECT).resolve("counter/children.jsonl"));
        assertThat(TrackingCodec.standard().decodeChildLink(link, 0, link.length))
                .isInstanceOf(Decoded.Accepted.class);
    }

    @Test
    void isReadByPythonAtEverySequenceId() throws Exception {
        writeRuns();

        Map<String, Map<String, Object>> read = python("read_runs.py");

        assertThat(read).containsOnlyKeys("counter", "fork", "values", "untouched");
        read.forEach((app, found) -> {
            Map<?, ?> steps = (Map<?, ?>) found.get("loaded");
            steps.forEach((id, step) -> assertThat(step)
                    .as("%s at %s", app, id)
                    .isEqualTo(asPythonLoads(
                            client.load(app, Long.parseLong((String) id)).orElseThrow())));
        });
        assertThat(((Map<?, ?>) read.get("counter").get("loaded"))).hasSize(6);
        assertThat(read.get("counter")).containsEntry("last", 5);
        assertThat(read.get("untouched")).containsEntry("last", null);
    }

    @Test
    void isShownByPythonsServer() throws Exception {
        writeRuns();

        Map<String, Map<String, Object>> read = python("read_runs.py");

        assertThat(summary(read, "counter"))
                .containsEntry("num_steps", 6)
                .containsEntry("partition_key", "user_1")
                .containsEntry("parent_pointer", null);
        assertThat(summary(read, "untouched")).containsEntry("num_steps", 0);
        assertThat(summary(read, "fork").get("parent_pointer")).asString().contains("app_id=counter, sequence_id=2");
        Map<?, ?> shown = (Map<?, ?>) read.get("counter").get("shown");
        List<?> steps = (List<?>) shown.get("steps");
        assertThat(steps).hasSize(6).allSatisfy(step -> assertThat(((Map<?, ?>) step).get("step_end_log"))
                .isNotNull());
        assertThat(((Map<?, ?>) steps.get(5)).get("attributes"))
                .asString()
                .contains("key=burr.transition", "value={from=count, to=rest, condition=n > 3, values={n=4}}");
        assertThat(((Map<?, ?>) ((Map<?, ?>) steps.get(2)).get("step_end_log")).get("exception"))
                .asString()
                .startsWith("java.lang.IllegalStateException: by nothing\n\tat ");
        assertThat((List<?>) shown.get("children"))
                .singleElement()
                .asString()
                .contains("app_id=fork", "event_type=fork", "sequence_id=2");
        assertThat(((Map<?, ?>) shown.get("application")).get("actions"))
                .asString()
                .contains("name=count, reads=[n], writes=[n]", "inputs=[by], optional_inputs=[]");
    }

    @Test
    void isShownByPythonsServerWhenAChildIsDeletedAndThenItsParent() throws Exception {
        writeRuns();
        client.close();

        delete("fork");
        Map<String, Map<String, Object>> withoutChild = python("read_runs.py");
        assertThat(withoutChild).containsOnlyKeys("counter", "values", "untouched");
        assertThat(withoutChild.get("counter").get("shown")).asString().contains("app_id=fork");

        writeFork();
        delete("counter");
        Map<String, Map<String, Object>> withoutParent = python("read_runs.py");
        assertThat(withoutParent).containsOnlyKeys("fork", "values", "untouched");
        assertThat(summary(withoutParent, "fork").get("parent_pointer"))
                .asString()
                .contains("app_id=counter");
    }

    private void delete(String appId) throws IOException {
        ApplicationFiles files = new TrackingDirectory(storage).application(PROJECT, appId);
        assertThat(new RunDeletion(files)
                        .unlessChangedSince(
                                Files.getLastModifiedTime(files.log()).toInstant()))
                .isTrue();
    }

    @Test
    void goesOnWherePythonStopped() throws Exception {
        python("write_runs.py");

        counter().resumeFrom("counter").build().step(Inputs.of("by", 5));

        Map<String, Map<String, Object>> read = python("read_runs.py");
        assertThat(read.get("counter").get("loaded")).asString().contains("3={state={n=8, __SEQUENCE_ID=3}");
        assertThat(summary(read, "counter")).containsEntry("num_steps", 4).containsEntry("partition_key", "user_1");
    }

    private void writeRuns() {
        Application app = counter()
                .withState(State.of("n", 0))
                .withIdentifiers("counter", "user_1")
                .build();
        app.step(Inputs.of("by", 1));
        app.step(Inputs.of("by", 1));
        assertThatThrownBy(() -> app.step(Inputs.of("by", 0))).isInstanceOf(IllegalStateException.class);
        app.step(Inputs.of("by", 1));
        app.step(Inputs.of("by", 1));
        app.step();
        writeFork();
        counter().withState(State.of("n", 0)).withIdentifiers("untouched").build();
        new ApplicationBuilder()
                .withTracker(client)
                .withActions(
                        action("put").writes("text", "numbers", "nested", "odd").run(state -> state.with(
                                        "text", "grüße 🦆 \u2028 </script> \0 \u001f \u007f \" \\ \n \ud800")
                                .with("numbers", numbers())
                                .with("nested", nested())
                                .with("odd", new Object())))
                .withEntrypoint("put")
                .withIdentifiers("values")
                .build()
                .step();
    }

    private void writeFork() {
        counter()
                .forkFrom("counter", 2)
                .withIdentifiers("fork", "user_2")
                .build()
                .step(Inputs.of("by", 10));
    }

    private static List<Object> numbers() {
        var numbers = new ArrayList<Object>(List.of(0, -1, 1.0, -0.0, 1e20, 1e-7, 0.1 + 0.2, Long.MAX_VALUE, true));
        numbers.add(BigInteger.TWO.pow(100));
        numbers.add(BigInteger.TEN.pow(4_300).subtract(BigInteger.ONE));
        numbers.add(BigInteger.TEN.pow(4_300));
        numbers.add(Double.NaN);
        numbers.add(null);
        return numbers;
    }

    private static Object nested() {
        Object nested = "bottom";
        for (int i = 0; i < 60; i++) {
            nested = i % 2 == 0 ? Map.of("", nested) : List.of(nested);
        }
        return nested;
    }

    private ApplicationBuilder counter() {
        return new ApplicationBuilder()
                .withTracker(client)
                .withActions(
                        action("count").reads("n").writes("n").inputs("by").run((state, inputs) -> {
                            if (inputs.getInt("by") == 0) {
                                throw new IllegalStateException("by nothing");
                            }
                            return state.increment("n", inputs.getInt("by"));
                        }),
                        action("rest").run(state -> state))
                .withTransitions(
                        from("count").to("rest").when(reading("n").test("n > 3", state -> state.getInt("n") > 3)),
                        from("count").to("count"))
                .withEntrypoint("count");
    }

    private static Map<String, Object> asPythonLoads(PersistedState found) {
        var state = new LinkedHashMap<>(found.state().asMap());
        state.put("__SEQUENCE_ID", (int) found.position().sequenceId());
        return Map.of(
                "state", state,
                "position", found.action(),
                "status", found.status().name().toLowerCase(Locale.ROOT));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> summary(Map<String, Map<String, Object>> read, String app) {
        return (Map<String, Object>) read.get(app).get("summary");
    }

    private <T> Map<String, T> python(String script) throws IOException, InterruptedException {
        return PythonScripts.run(script, storage, PROJECT);
    }
}
