package dev.burr.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.serde.JsonWriter;
import dev.burr.serde.Serde;
import dev.burr.tracking.TrackingEvent.Attribute;
import dev.burr.tracking.TrackingEvent.BeginEntry;
import dev.burr.tracking.TrackingEvent.BeginSpan;
import dev.burr.tracking.TrackingEvent.BeginStream;
import dev.burr.tracking.TrackingEvent.EndChanges;
import dev.burr.tracking.TrackingEvent.EndEntry;
import dev.burr.tracking.TrackingEvent.EndSpan;
import dev.burr.tracking.TrackingEvent.EndStream;
import dev.burr.tracking.TrackingEvent.FirstItemStream;
import dev.burr.tracking.TrackingEvent.StreamProgress;
import dev.burr.tracking.TrackingEvent.Unknown;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TrackingCodecTest {

    private static final LogTime UTC = LogTime.of(Instant.parse("2026-11-23T16:17:56.446363Z"));
    private static final LogTime NAIVE = LogTime.parse("2026-11-23T16:17:56.446363");
    private static final WriterIdentity WRITER =
            new WriterIdentity(42, Instant.parse("2026-11-23T16:00:00Z"), "box", "b-1", "0.1.0");

    private final TrackingCodec codec = TrackingCodec.standard();

    @Nested
    final class Writes {

        static Stream<Arguments> lines() {
            return Stream.of(
                    Arguments.of(
                            new BeginEntry(UTC, "stream", Map.of("by", 1), 1),
                            "{'type':'begin_entry','start_time':'2026-11-23T16:17:56.446363Z','action':'stream',"
                                    + "'inputs':{'by':1},'sequence_id':1}"),
                    Arguments.of(
                            new EndEntry(UTC, "inc", Map.of("n", 6), null, state(), 0),
                            "{'type':'end_entry','end_time':'2026-11-23T16:17:56.446363Z','action':'inc','result':{'n':6},"
                                    + "'exception':null,'state':{'n':6,'__SEQUENCE_ID':0,'__PRIOR_STEP':'inc'},"
                                    + "'sequence_id':0}"),
                    Arguments.of(
                            new EndEntry(UTC, "inc", null, "java.lang.X\n\tat y", Map.of(), 3),
                            "{'type':'end_entry','end_time':'2026-11-23T16:17:56.446363Z','action':'inc','result':null,"
                                    + "'exception':'java.lang.X\\n\\tat y','state':{},'sequence_id':3}"),
                    Arguments.of(
                            new EndEntry(UTC, "inc", Map.of(), null, Map.of("n", 6), 3, new ChainPlace("a1", 0)),
                            "{'type':'end_entry','end_time':'2026-11-23T16:17:56.446363Z','action':'inc','result':{},"
                                    + "'exception':null,'chain':'a1','place':0,'state':{'n':6},'sequence_id':3}"),
                    Arguments.of(
                            new EndChanges(
                                    UTC,
                                    "inc",
                                    Map.of(),
                                    null,
                                    new ChainPlace("a1", 1),
                                    Map.of("set", Map.of("n", 7)),
                                    4),
                            "{'type':'end_entry','end_time':'2026-11-23T16:17:56.446363Z','action':'inc','result':{},"
                                    + "'exception':null,'chain':'a1','place':1,'changes':{'set':{'n':7}},"
                                    + "'sequence_id':4}"),
                    Arguments.of(
                            new BeginSpan(UTC, 0, "0:0.0", "inner", "0:0", List.of("sp1")),
                            "{'type':'begin_span','start_time':'2026-11-23T16:17:56.446363Z','action_sequence_id':0,"
                                    + "'span_id':'0:0.0','span_name':'inner','parent_span_id':'0:0',"
                                    + "'span_dependencies':['sp1']}"),
                    Arguments.of(
                            new EndSpan(UTC, 0, "0:0.0"),
                            "{'type':'end_span','end_time':'2026-11-23T16:17:56.446363Z','action_sequence_id':0,"
                                    + "'span_id':'0:0.0'}"),
                    Arguments.of(
                            new Attribute("k", 0, "0:0", Map.of("a", 1), Map.of(), UTC),
                            "{'type':'attribute','key':'k','action_sequence_id':0,'span_id':'0:0','value':{'a':1},"
                                    + "'tags':{},'time_logged':'2026-11-23T16:17:56.446363Z'}"),
                    Arguments.of(
                            new BeginStream(1, null, UTC),
                            "{'type':'begin_stream','action_sequence_id':1,'span_id':null,"
                                    + "'stream_init_time':'2026-11-23T16:17:56.446363Z'}"),
                    Arguments.of(
                            new FirstItemStream(1, null, UTC),
                            "{'type':'first_item_stream','action_sequence_id':1,'span_id':null,"
                                    + "'first_item_time':'2026-11-23T16:17:56.446363Z'}"),
                    Arguments.of(
                            new StreamProgress(1, null, UTC, 2, "to be"),
                            "{'type':'stream_progress','action_sequence_id':1,'span_id':null,"
                                    + "'time':'2026-11-23T16:17:56.446363Z','items':2,'text':'to be'}"),
                    Arguments.of(
                            new EndStream(1, null, UTC, 3),
                            "{'type':'end_stream','action_sequence_id':1,'span_id':null,"
                                    + "'end_time':'2026-11-23T16:17:56.446363Z','items_streamed':3}"),
                    Arguments.of(
                            new WriterOpened(UTC, WRITER),
                            "{'type':'writer_opened','time':'2026-11-23T16:17:56.446363Z','writer':{'pid':42,"
                                    + "'process_start':'2026-11-23T16:00:00.000000Z','host':'box','boot_id':'b-1',"
                                    + "'library_version':'0.1.0'}}"));
        }

        @ParameterizedTest
        @MethodSource("lines")
        void everyKindOfLineAsBurrDoes(TrackingEvent event, String line) {
            assertThat(encoded(event)).isEqualTo(line.replace('\'', '"') + "\n");
        }

        @ParameterizedTest
        @MethodSource("lines")
        void whatItReadsBack(TrackingEvent event, String line) {
            assertThat(codec.decodeEvent(encoded(event).getBytes(StandardCharsets.UTF_8))
                            .value())
                    .contains(event);
        }

        @Test
        void everyKindThatThereIs() {
            Set<Class<?>> written =
                    lines().map(line -> line.get()[0].getClass()).collect(Collectors.toSet());

            assertThat(kinds(TrackingEvent.class).filter(kind -> kind != Unknown.class))
                    .containsExactlyInAnyOrderElementsOf(written);
        }

        private static Stream<Class<?>> kinds(Class<?> sealed) {
            return Arrays.stream(sealed.getPermittedSubclasses())
                    .flatMap(kind -> kind.isSealed() ? kinds(kind) : Stream.of(kind));
        }

        @Test
        void theRestOfALineWhoseValuesAreStrange() {
            var state = new LinkedHashMap<String, Object>();
            state.put("bad", new Object());
            state.put("\ud800", Double.NaN);
            state.put("__SEQUENCE_ID", 1L);

            String line = encoded(new EndEntry(UTC, "a", Map.of(), null, state, 1));

            assertThat(line)
                    .contains("\"state\":{\"bad\":{\"__burr_unserializable__\":{\"type\":\"java.lang.Object\"")
                    .endsWith("}},\"\uFFFD\":null,\"__SEQUENCE_ID\":1},\"sequence_id\":1}\n");
        }

        @Test
        void aResultAlwaysAsAnObject() {
            record Reply(String text) {}

            assertThat(encoded(new EndEntry(UTC, "a", new Reply("x"), null, Map.of(), 1)))
                    .contains("\"result\":{\"text\":\"x\"}");
            assertThat(encoded(new EndEntry(UTC, "a", List.of(1), null, Map.of(), 1)))
                    .contains("\"result\":{\"value\":[1]}");
        }

        @Test
        void noTextOfAStreamWhereValuesAreMasked() {
            var masking = TrackingCodec.using(Serde.builder().mask("*password*").build());
            var out = new JsonWriter();

            masking.encode(new StreamProgress(1, null, UTC, 2, "passw"), out);

            assertThat(out.toString()).contains("\"items\":2,\"text\":null");
        }

        @Test
        void noEventThatItDoesNotKnow() {
            assertThatThrownBy(() -> encoded(new Unknown("strange", Map.of())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Event of type 'strange' can't be written: it is not known here.");
        }

        @Test
        void documentsAsBurrDoes() {
            var graph = new GraphDocument(
                    "inc",
                    List.of(new GraphDocument.Action(
                            "inc", List.of("n"), List.of("n"), "// größer", List.of("by"), List.of("opt"))),
                    List.of(new GraphDocument.Transition("inc", "inc", "n>2")));
            var metadata = new MetadataDocument("pk", new Pointer("a1", 0L, "pk"), null, null);

            assertThat(codec.encode(graph))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo(("{'type':'application','entrypoint':'inc','actions':[{'type':'action','name':'inc',"
                                    + "'reads':['n'],'writes':['n'],'code':'// gr\\u00f6\\u00dfer','inputs':['by'],"
                                    + "'optional_inputs':['opt']}],'transitions':[{'type':'transition','from_':'inc',"
                                    + "'to':'inc','condition':'n>2'}]}")
                            .replace('\'', '"'));
            assertThat(codec.encode(metadata))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo(("{'type':'application_metadata','partition_key':'pk','parent_pointer':"
                                    + "{'type':'pointer_data','app_id':'a1','sequence_id':0,'partition_key':'pk'},"
                                    + "'spawning_parent_pointer':null}")
                            .replace('\'', '"'));
            assertThat(codec.decodeGraph(codec.encode(graph)).value()).contains(graph);
        }

        @Test
        void whoWroteBesideWhatBurrKnows() {
            var metadata = new MetadataDocument(null, null, new Pointer("a1", null, null), WRITER);

            assertThat(codec.decodeMetadata(codec.encode(metadata)).value()).contains(metadata);
        }

        @Test
        void linksAsBurrDoes() {
            var link = new ChildLink(new Pointer("a2", null, "pk"), UTC, ChildLink.Kind.FORK, 0L);
            var out = new JsonWriter();
            codec.encode(link, out);

            assertThat(out.toString())
                    .isEqualTo(
                            ("{'type':'child_application_data','child':{'type':'pointer_data','app_id':'a2','sequence_id':null,'partition_key':'pk'},'event_time':'2026-11-23T16:17:56.446363Z','event_type':'fork','sequence_id':0}\n")
                                    .replace('\'', '"'));
            assertThat(codec.decodeChildLink(out.toByteArray(), 0, out.size()).value())
                    .contains(link);
        }

        private String encoded(TrackingEvent event) {
            var out = new JsonWriter();
            codec.encode(event, out);
            return out.toString();
        }

        private static Map<String, Object> state() {
            var state = new LinkedHashMap<String, Object>();
            state.put("n", 6);
            state.put("__SEQUENCE_ID", 0);
            state.put("__PRIOR_STEP", "inc");
            return state;
        }
    }

    @Nested
    final class Reads {

        static Stream<Arguments> linesOfPython() {
            return Stream.of(
                    Arguments.of(
                            "{'type':'begin_entry','start_time':'2026-11-23T16:17:56.446363','action':'stream',"
                                    + "'inputs':{'by':1},'sequence_id':1}",
                            new BeginEntry(NAIVE, "stream", Map.of("by", 1), 1)),
                    Arguments.of(
                            "{'type':'end_entry','end_time':'2026-11-23T16:17:56.446363','action':'inc','result':{'n':6},"
                                    + "'exception':null,'state':{'n':6,'__SEQUENCE_ID':0,'__PRIOR_STEP':'inc'},"
                                    + "'sequence_id':0}",
                            new EndEntry(NAIVE, "inc", Map.of("n", 6), null, Writes.state(), 0)),
                    Arguments.of(
                            "{'type':'begin_span','start_time':'2026-11-23T16:17:56.446363','action_sequence_id':0,"
                                    + "'span_id':'0:0.0','span_name':'inner','parent_span_id':'0:0',"
                                    + "'span_dependencies':['sp1']}",
                            new BeginSpan(NAIVE, 0, "0:0.0", "inner", "0:0", List.of("sp1"))),
                    Arguments.of(
                            "{'type':'end_span','end_time':'2026-11-23T16:17:56.446363','action_sequence_id':0,"
                                    + "'span_id':'0:0.0'}",
                            new EndSpan(NAIVE, 0, "0:0.0")),
                    Arguments.of(
                            "{'type':'attribute','key':'k','action_sequence_id':0,'span_id':'0:0','value':{'a':1},"
                                    + "'tags':{},'time_logged':'2026-11-23T16:17:56.446363Z'}",
                            new Attribute("k", 0, "0:0", Map.of("a", 1), Map.of(), UTC)),
                    Arguments.of(
                            "{'type':'begin_stream','action_sequence_id':1,'span_id':null,"
                                    + "'stream_init_time':'2026-11-23T16:17:56.446363Z'}",
                            new BeginStream(1, null, UTC)),
                    Arguments.of(
                            "{'type':'first_item_stream','action_sequence_id':1,'span_id':null,"
                                    + "'first_item_time':'2026-11-23T16:17:56.446363Z'}",
                            new FirstItemStream(1, null, UTC)),
                    Arguments.of(
                            "{'type':'end_stream','action_sequence_id':1,'span_id':null,"
                                    + "'end_time':'2026-11-23T16:17:56.446363Z','items_streamed':3}",
                            new EndStream(1, null, UTC, 3)));
        }

        @ParameterizedTest
        @MethodSource("linesOfPython")
        void everyKindOfLineThatPythonWrites(String line, TrackingEvent event) {
            assertThat(read(line)).contains(event);
        }

        @Test
        void documentsThatPythonWrites() {
            assertThat(codec.decodeGraph(
                                    json("{'type': 'application', 'entrypoint': 'inc', 'actions': [{'type': 'action',"
                                            + " 'name': 'inc', 'reads': ['n'], 'writes': ['n'], 'code': '…', 'inputs':"
                                            + " ['__context', 'opt'], 'optional_inputs': ['by']}], 'transitions':"
                                            + " [{'type': 'transition', 'from_': 'par', 'to': 'boom', 'condition':"
                                            + " 'n>2'}]}"))
                            .value())
                    .contains(new GraphDocument(
                            "inc",
                            List.of(new GraphDocument.Action(
                                    "inc",
                                    List.of("n"),
                                    List.of("n"),
                                    "…",
                                    List.of("__context", "opt"),
                                    List.of("by"))),
                            List.of(new GraphDocument.Transition("par", "boom", "n>2"))));
            assertThat(codec.decodeMetadata(
                                    json("{'type': 'application_metadata', 'partition_key': 'pk', 'parent_pointer':"
                                            + " {'type': 'pointer_data', 'app_id': 'a1', 'sequence_id': 0,"
                                            + " 'partition_key': 'pk'}, 'spawning_parent_pointer': null}"))
                            .value())
                    .contains(new MetadataDocument("pk", new Pointer("a1", 0L, "pk"), null, null));
            byte[] link = json("{'type':'child_application_data','child':{'type':'pointer_data','app_id':'a2',"
                    + "'sequence_id':null,'partition_key':'pk'},'event_time':'2026-11-23T16:17:56.446363',"
                    + "'event_type':'fork','sequence_id':0}");
            assertThat(codec.decodeChildLink(link, 0, link.length).value())
                    .contains(new ChildLink(new Pointer("a2", null, "pk"), NAIVE, ChildLink.Kind.FORK, 0L));
        }

        @Test
        void fieldsThatItDoesNotKnow() {
            assertThat(read("{'type':'end_span','end_time':'2026-11-23T16:17:56.446363Z','action_sequence_id':0,"
                            + "'span_id':'0:0','colour':'red'}"))
                    .contains(new EndSpan(UTC, 0, "0:0"));
        }

        @Test
        void linesWithoutWhatMayBeMissing() {
            assertThat(read("{'type':'begin_entry','start_time':'2026-11-23T16:17:56.446363Z','action':'a',"
                            + "'sequence_id':1}"))
                    .contains(new BeginEntry(UTC, "a", Map.of(), 1));
            assertThat(read("{'type':'attribute','key':'k','action_sequence_id':0}"))
                    .contains(new Attribute("k", 0, null, null, Map.of(), null));
        }

        @Test
        void typesThatItDoesNotKnow() {
            assertThat(read("{'type':'later','sequence_id':7}"))
                    .contains(new Unknown("later", Map.of("type", "later", "sequence_id", 7)));
        }

        @Test
        void valuesOfAnySize() {
            String digits = "9".repeat(5_000);
            Optional<TrackingEvent> event = read(
                    "{'type':'attribute','key':'k','action_sequence_id':0,'value':" + digits + ",'tags':{'x':NaN}}");

            assertThat(event).get().isInstanceOfSatisfying(Attribute.class, attribute -> {
                assertThat(attribute.value()).isEqualTo(new BigInteger(digits));
                assertThat(attribute.tags()).containsEntry("x", null);
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{",
                    "null",
                    "[]",
                    "5",
                    "'type'",
                    "{}",
                    "{'type':null}",
                    "{'type':5}",
                    "{'type':'begin_entry'}",
                    "{'type':'begin_entry','start_time':'2026-11-23T16:17:56','action':'a','sequence_id':'1'}",
                    "{'type':'begin_entry','start_time':'2026-11-23T16:17:56','action':'a','sequence_id':1.5}",
                    "{'type':'begin_entry','start_time':'2026-11-23T16:17:56','action':'a','sequence_id':9223372036854775808}",
                    "{'type':'begin_entry','start_time':'2026-11-23T16:17:56','action':['a'],'sequence_id':1}",
                    "{'type':'begin_entry','start_time':'2026-11-23T16:17:56','action':'a','inputs':[],'sequence_id':1}",
                    "{'type':'begin_entry','start_time':'yesterday','action':'a','sequence_id':1}",
                    "{'type':'end_entry','end_time':'2026-11-23T16:17:56','action':'a','result':{},'sequence_id':1}",
                    "{'type':'begin_span','start_time':'2026-11-23T16:17:56','action_sequence_id':0,'span_id':'0:0',"
                            + "'span_name':'s','span_dependencies':[5]}",
                    "{'type':'writer_opened','time':'2026-11-23T16:17:56Z'}"
                })
        void whatMakesNoSenseAsAProblem(String line) {
            Decoded<TrackingEvent> decoded = codec.decodeEvent(json(line));

            assertThat(decoded).isInstanceOfSatisfying(Decoded.Rejected.class, rejected -> assertThat(rejected.reason())
                    .isNotBlank());
        }

        @Test
        void saysWhatIsWrong() {
            assertThat(codec.decodeEvent(json(
                            "{'type':'end_entry','end_time':'2026-11-23T16:17:56','action':'a'," + "'sequence_id':1}")))
                    .isEqualTo(new Decoded.Rejected<>("It has no 'state'."));
            assertThat(codec.decodeEvent(json(
                            "{'type':'end_entry','end_time':'2026-11-23T16:17:56','action':{}," + "'sequence_id':1}")))
                    .isEqualTo(new Decoded.Rejected<>("Its 'action' is an object, not text."));
        }

        private Optional<TrackingEvent> read(String line) {
            return codec.decodeEvent(json(line)).value();
        }

        private static byte[] json(String json) {
            return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        }
    }
}
