package dev.burr.tracking;

import static dev.burr.core.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ApplicationId;
import dev.burr.serde.JsonWriter;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.visibility.Span;
import dev.burr.visibility.Tracer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is traced in a step, as it stands in the log. */
final class TracedStepLinesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00.123456Z"), ZoneOffset.UTC);
    private static final String TIME = "\"2026-11-25T10:00:00.123456Z\"";

    /** One text for each write. */
    private final List<String> writes = new ArrayList<>();

    private final TrackingSink sink = new TrackingSink() {
        @Override
        public void open(ApplicationRecord application) {}

        @Override
        public void append(ApplicationRecord application, List<TrackingEvent> events) {
            var out = new JsonWriter();
            events.forEach(event -> TrackingCodec.standard().encode(event, out));
            writes.add(new String(out.toByteArray(), StandardCharsets.UTF_8));
        }

        @Override
        public void close() {}
    };

    /** The writes of the step, without its begin and its end. */
    private List<String> traced(Consumer<Tracer> body) {
        new ApplicationBuilder()
                .withActions(action("respond").run((state, inputs, context) -> {
                    body.accept(context.tracer());
                    return state;
                }))
                .withEntrypoint("respond")
                .withClock(CLOCK)
                .withHooks(new TrackingHook(ApplicationId.of("app"), sink, WriterIdentity.current(), OnFailure.FAIL))
                .withIdentifiers("app")
                .build()
                .step();
        assertThat(writes.get(0)).startsWith("{\"type\":\"begin_entry\",");
        assertThat(writes.get(writes.size() - 1)).startsWith("{\"type\":\"end_entry\",");
        return writes.subList(1, writes.size() - 1);
    }

    @Test
    void spansHaveALineAtTheirStartAndAtTheirEnd() {
        List<String> lines = traced(tracer -> {
            try (Span outer = tracer.span("outer")) {
                outer.span("inner", "sp1", "sp2").close();
            }
        });

        assertThat(lines)
                .containsExactly(
                        "{\"type\":\"begin_span\",\"start_time\":" + TIME
                                + ",\"action_sequence_id\":0,\"span_id\":\"0:0\",\"span_name\":\"outer\","
                                + "\"parent_span_id\":null,\"span_dependencies\":[]}\n",
                        "{\"type\":\"begin_span\",\"start_time\":" + TIME
                                + ",\"action_sequence_id\":0,\"span_id\":\"0:0.0\",\"span_name\":\"inner\","
                                + "\"parent_span_id\":\"0:0\",\"span_dependencies\":[\"sp1\",\"sp2\"]}\n",
                        "{\"type\":\"end_span\",\"end_time\":" + TIME
                                + ",\"action_sequence_id\":0,\"span_id\":\"0:0.0\"}\n",
                        "{\"type\":\"end_span\",\"end_time\":" + TIME
                                + ",\"action_sequence_id\":0,\"span_id\":\"0:0\"}\n");
    }

    @Test
    void attributesHaveALineEachAndOneWriteForAllThatAreLoggedAtOnce() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("k", Map.of("a", 1));
        facts.put("none", null);

        List<String> lines = traced(tracer -> {
            tracer.span("span").attributes(facts);
            tracer.attribute("n", List.of(1, "two", true));
        });

        assertThat(lines.get(1))
                .isEqualTo("{\"type\":\"attribute\",\"key\":\"k\",\"action_sequence_id\":0,\"span_id\":\"0:0\","
                        + "\"value\":{\"a\":1},\"tags\":{},\"time_logged\":" + TIME + "}\n"
                        + "{\"type\":\"attribute\",\"key\":\"none\",\"action_sequence_id\":0,\"span_id\":\"0:0\","
                        + "\"value\":null,\"tags\":{},\"time_logged\":" + TIME + "}\n");
        assertThat(lines.get(2))
                .contains("\"value\":[1,\"two\",true]")
                .endsWith("}\n")
                .containsOnlyOnce("\n");
    }

    @Test
    void attributesOfTheStepHaveNoSpan() {
        assertThat(traced(tracer -> tracer.attribute("cost", 0.25)))
                .containsExactly("{\"type\":\"attribute\",\"key\":\"cost\",\"action_sequence_id\":0,\"span_id\":null,"
                        + "\"value\":0.25,\"tags\":{},\"time_logged\":" + TIME + "}\n");
    }

    @Test
    void eventsAreAttributesWithATag() {
        String line =
                traced(tracer -> tracer.event("cache_miss", Map.of("key", "k"))).get(0);

        assertThat(line)
                .isEqualTo("{\"type\":\"attribute\",\"key\":\"cache_miss\",\"action_sequence_id\":0,"
                        + "\"span_id\":null,\"value\":{\"key\":\"k\"},\"tags\":{\"burr.kind\":\"event\"},"
                        + "\"time_logged\":" + TIME + "}\n");
        assertThat(isEvent(line)).isTrue();
        assertThat(isEvent(line.replace("event\"}", "event\",\"more\":\"x\"}"))).isTrue();
        assertThat(isEvent(line.replace("burr.kind", "kind"))).isFalse();
    }

    private static boolean isEvent(String line) {
        Decoded<TrackingEvent> read = TrackingCodec.standard().decodeEvent(line.getBytes(StandardCharsets.UTF_8));
        return ((Attribute) read.value().orElseThrow()).isEvent();
    }

    @Test
    void aValueThatCantBeWrittenIsReplacedAndCostsNoOther() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("odd", new Object());
        facts.put("n", 1);

        String lines = traced(tracer -> tracer.attributes(facts)).get(0);

        assertThat(lines)
                .contains("\"key\":\"odd\"", "\"value\":{\"__burr_unserializable__\":{\"type\":\"java.lang.Object\"")
                .contains("\"key\":\"n\"", "\"value\":1");
    }
}
