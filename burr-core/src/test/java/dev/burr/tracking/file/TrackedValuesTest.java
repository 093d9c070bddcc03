package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ActionContext;
import dev.burr.core.ActionResult;
import dev.burr.core.Inputs;
import dev.burr.persistence.PersistedState;
import dev.burr.serde.Serde;
import dev.burr.serde.ValueMarker;
import dev.burr.tracking.file.StrangeValue.Box;
import dev.burr.tracking.file.StrangeValue.Everything;
import dev.burr.tracking.file.StrangeValue.Lost;
import dev.burr.tracking.file.StrangeValue.Mode;
import dev.burr.tracking.file.StrangeValue.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a step has to do with: it goes on, and its lines are JSON that everybody can read. */
final class TrackedValuesTest {

    /** Takes JSON as the standard has it. */
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(5_000)
                            .build())
                    .build())
            .build();

    @TempDir
    private Path storage;

    private LocalTrackingClient client;

    @BeforeEach
    void open() {
        client = LocalTrackingClient.builder().project("p").storageDir(storage).build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    static List<StrangeValue> values() {
        return StrangeValue.all();
    }

    /** An application whose step has a value in every place that a value can have. */
    static ApplicationBuilder passingOn(LocalTrackingClient client) {
        return new ApplicationBuilder()
                .withTracker(client)
                .withActions(action("pass")
                        .inputs("value")
                        .writes("value", "before", "after")
                        .runWithResult((state, inputs) -> {
                            Map<String, Object> value = Collections.singletonMap("value", inputs.get("value"));
                            ActionContext.currentTracer().attributes(value);
                            ActionContext.currentTracer().event("passed", value);
                            return ActionResult.of(
                                    value,
                                    state.with("before", 1).withAll(value).with("after", 2));
                        }))
                .withTransitions(from("pass").to("pass"))
                .withEntrypoint("pass");
    }

    @ParameterizedTest
    @MethodSource("values")
    void areWrittenAsFarAsTheyCanBe(StrangeValue strange) throws Exception {
        Application app = passingOn(client).withIdentifiers("a").build();

        app.step(Inputs.of("value", strange.value()));
        app.step(Inputs.of("value", "next"));

        Map<String, Map<?, ?>> lines = firstStep();
        requireRecorded(
                strange.recorded(), object(lines.get("begin_entry"), "inputs").get("value"));
        requireRecorded(
                strange.recorded(), object(lines.get("end_entry"), "result").get("value"));
        requireRecorded(strange.recorded(), lines.get("attribute value").get("value"));
        requireRecorded(
                withName("passed", strange.recorded()),
                lines.get("attribute passed").get("value"));
        Map<?, ?> state = object(lines.get("end_entry"), "state");
        requireRecorded(strange.recorded(), state.get("value"));
        assertThat(state.get("before")).isEqualTo(1);
        assertThat(state.get("after")).isEqualTo(2);
        assertThat(client.load("a").orElseThrow().state().get("value")).isEqualTo("next");
        assertThat(client.lostEvents()).isZero();
    }

    /** Parsed strictly, by type; attributes by type and key. */
    private Map<String, Map<?, ?>> firstStep() throws IOException {
        var found = new LinkedHashMap<String, Map<?, ?>>();
        byte[] log = Files.readAllBytes(storage.resolve("p/a/log.jsonl"));
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(log))
                .toString();
        assertThat(text).endsWith("\n");
        for (String line : text.split("\n")) {
            assertThat(line.length()).isLessThan(20 << 20);
            assertThat(STRICT.readTree(line).isObject()).isTrue();
            Map<?, ?> fields = (Map<?, ?>) Serde.standard().parse(line);
            Object key = fields.get("key");
            found.putIfAbsent(fields.get("type") + (key == null ? "" : " " + key), fields);
        }
        return found;
    }

    private static Map<?, ?> object(Map<?, ?> line, String field) {
        return (Map<?, ?>) line.get(field);
    }

    /** In the data of an event, a value has its name in front of it. */
    private static Object withName(String event, Object recorded) {
        return Collections.singletonMap("value", renamed(event, recorded));
    }

    private static Object renamed(String event, Object recorded) {
        if (recorded instanceof Lost lost) {
            return new Lost(lost.kind(), event + "." + lost.path(), lost.reason());
        }
        if (recorded instanceof Map<?, ?> map) {
            var renamed = new LinkedHashMap<Object, Object>();
            map.forEach((key, value) -> renamed.put(key, renamed(event, value)));
            return renamed;
        }
        return recorded instanceof List<?> list
                ? list.stream()
                        .map(element -> element == null ? null : renamed(event, element))
                        .toList()
                : recorded;
    }

    private static void requireRecorded(Object expected, Object actual) {
        if (expected instanceof Lost lost) {
            requireMarker(lost, actual);
        } else if (expected instanceof Map<?, ?> map) {
            assertThat(actual).isInstanceOf(Map.class);
            assertThat(((Map<?, ?>) actual).keySet()).isEqualTo(map.keySet());
            map.forEach((key, value) -> requireRecorded(value, ((Map<?, ?>) actual).get(key)));
        } else if (expected instanceof List<?> list) {
            assertThat(actual).isInstanceOf(List.class);
            assertThat((List<?>) actual).hasSameSizeAs(list);
            for (int i = 0; i < list.size(); i++) {
                requireRecorded(list.get(i), ((List<?>) actual).get(i));
            }
        } else {
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static void requireMarker(Lost lost, Object actual) {
        assertThat(ValueMarker.in("v", actual)).singleElement().isEqualTo(new ValueMarker(lost.kind(), "v"));
        Object fields = ((Map<?, ?>) actual).get(lost.kind().field());
        if (lost.reason() != null) {
            assertThat((Map<?, ?>) fields).extracting("path").isEqualTo(lost.path());
            assertThat((String) ((Map<?, ?>) fields).get("reason")).contains(lost.reason());
        }
    }

    @Test
    void areNotCutWhereTheyAreManyAndSmall() throws Exception {
        List<String> many = Collections.nCopies(300_000, "12345678");

        passingOn(client).withIdentifiers("a").build().step(Inputs.of("value", many));

        requireRecorded(many, object(firstStep().get("end_entry"), "state").get("value"));
    }

    @Test
    void comeBackAsTheTypesThatAreAskedFor() {
        var everything = new Everything(
                Instant.parse("2026-11-23T16:17:56.446363Z"),
                Mode.CHAT,
                Optional.of("n"),
                new Box<>(LocalDate.of(2026, 1, 2), List.of(LocalDate.of(2027, 1, 2))),
                new Verdict.Unsafe("r", Optional.of(new Verdict.Safe())),
                new int[] {1, 2});
        passingOn(client).withIdentifiers("a").build().step(Inputs.of("value", everything));

        PersistedState loaded = client.load("a").orElseThrow();

        Everything read = loaded.state().get("value", Everything.class);
        assertThat(read).usingRecursiveComparison().isEqualTo(everything);
        assertThat(loaded.inputs().get("value", Everything.class).verdict()).isEqualTo(everything.verdict());
        assertThat(read.box().more()).containsExactly(LocalDate.of(2027, 1, 2));
    }
}
