package dev.burr.tracking.file;

import static dev.burr.core.Action.action;
import static dev.burr.core.Condition.reading;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.ApplicationId;
import dev.burr.core.Inputs;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedState.Status;
import dev.burr.serde.Serde;
import dev.burr.tracking.TrackingException;
import dev.burr.tracking.WriterIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalTrackingClientTest {

    private static final Instant NOW = Instant.parse("2026-11-23T16:17:56.446363Z");

    @TempDir
    private Path storage;

    private LocalTrackingClient client;

    @BeforeEach
    void open() {
        client = LocalTrackingClient.builder()
                .project("test")
                .storageDir(storage)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    /** Counts up; fails where the input says so. */
    private ApplicationBuilder counter() {
        return new ApplicationBuilder()
                .withTracker(client)
                .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
                .withActions(
                        action("count").reads("n").writes("n").inputs("by").run((state, inputs) -> {
                            if (inputs.getInt("by") == 0) {
                                throw new IllegalStateException("by nothing");
                            }
                            return state.increment("n", inputs.getInt("by"));
                        }),
                        action("rest").run(state -> state))
                .withTransitions(
                        from("count").to("rest").when(reading("n").test("n > 2", state -> state.getInt("n") > 2)),
                        from("count").to("count"),
                        from("rest").to("count"))
                .withEntrypoint("count");
    }

    private Application newCounter(String id) {
        return counter()
                .withState(State.of("n", 0))
                .withIdentifiers(id, "someone")
                .build();
    }

    @Nested
    final class Records {

        @Test
        void countsWhatItWrites() throws IOException {
            assertThat(client.writtenBytes()).isZero();
            newCounter("a").step(Inputs.of("by", 1));
            newCounter("b").step(Inputs.of("by", 5));

            assertThat(client.writtenBytes())
                    .isEqualTo(Files.size(storage.resolve("test/a/log.jsonl"))
                            + Files.size(storage.resolve("test/b/log.jsonl")));
        }

        @Test
        void saysWhyWhatWasToBeWrittenLastIsLostUntilSomethingIsWritten() throws IOException {
            assertThat(client.lastProblem()).isEmpty();
            Path log = Files.createDirectories(storage.resolve("test/a/log.jsonl"));
            Application app = newCounter("a");

            app.step(Inputs.of("by", 1));
            assertThat(client.lastProblem().orElseThrow()).startsWith("File '" + log + "' can't be written: ");

            Files.delete(log);
            app.step(Inputs.of("by", 1));
            assertThat(client.lastProblem()).isEmpty();
        }

        @Test
        void everyStepInTheWordsOfBurr() throws IOException {
            Application app = newCounter("a");
            app.step(Inputs.of("by", 1));
            app.step(Inputs.of("by", 5));

            assertThat(lines("a").get(0))
                    .startsWith("{'type':'writer_opened','time':'2026-11-23T16:17:56.446363Z','writer':{'pid':");
            assertThat(lines("a"))
                    .hasSize(6)
                    .endsWith(
                            "{'type':'begin_entry','start_time':'2026-11-23T16:17:56.446363Z','action':'count','inputs':{'by':1},'sequence_id':0}",
                            "{'type':'end_entry','end_time':'2026-11-23T16:17:56.446363Z','action':'count','result':{},'exception':null,'state':{'n':1,'__SEQUENCE_ID':0,'__PRIOR_STEP':'count'},'sequence_id':0}",
                            "{'type':'begin_entry','start_time':'2026-11-23T16:17:56.446363Z','action':'count','inputs':{'by':5},'sequence_id':1}",
                            "{'type':'attribute','key':'burr.transition','action_sequence_id':1,'span_id':null,'value':{'from':'count','to':'count','condition':'default','values':{}},'tags':{},'time_logged':'2026-11-23T16:17:56.446363Z'}",
                            "{'type':'end_entry','end_time':'2026-11-23T16:17:56.446363Z','action':'count','result':{},'exception':null,'state':{'n':6,'__SEQUENCE_ID':1,'__PRIOR_STEP':'count'},'sequence_id':1}");
        }

        @Test
        void whyATransitionWasTaken() throws IOException {
            Application app = newCounter("a");
            app.step(Inputs.of("by", 3));
            app.step();

            assertThat(lines("a").get(4))
                    .contains("'value':{'from':'count','to':'rest','condition':'n > 2','values':{'n':3}}");
        }

        @Test
        void aFailedStepWithItsStackTraceAndTheStateBefore() throws IOException {
            Application app = newCounter("a");
            assertThatThrownBy(() -> app.step(Inputs.of("by", 0))).hasMessage("by nothing");

            assertThat(lines("a").get(2))
                    .contains("'result':null,'exception':'java.lang.IllegalStateException: by nothing\\n\\tat ")
                    .endsWith("'state':{'n':0,'__SEQUENCE_ID':0},'sequence_id':0}");
        }

        @Test
        void theWriterThatItIsTold() throws IOException {
            client = LocalTrackingClient.builder()
                    .project("test")
                    .storageDir(storage)
                    .writer(new WriterIdentity(7, null, "anywhere", null, "1.0"))
                    .build();
            newCounter("a");

            String writer =
                    "'writer':{'pid':7,'process_start':null,'host':'anywhere','boot_id':null,'library_version':'1.0'}";
            assertThat(lines("a").get(0)).contains(writer);
            assertThat(Serde.standard().print(json("a/metadata.json")).replace('"', '\''))
                    .contains(writer);
        }

        @Test
        void theGraphAndWhatTheApplicationBelongsTo() throws IOException {
            newCounter("a");

            assertThat(json("a/graph.json"))
                    .containsEntry("type", "application")
                    .containsEntry("entrypoint", "count")
                    .extractingByKey("transitions")
                    .asString()
                    .contains("{type=transition, from_=count, to=rest, condition=n > 2}");
            assertThat(json("a/graph.json"))
                    .extractingByKey("actions")
                    .asString()
                    .contains("name=count, reads=[n], writes=[n], code=", "inputs=[by], optional_inputs=[]");
            assertThat(json("a/metadata.json"))
                    .containsEntry("partition_key", "someone")
                    .containsEntry("parent_pointer", null)
                    .containsEntry("spawning_parent_pointer", null)
                    .extractingByKey("writer")
                    .asString()
                    .startsWith("{pid=" + WriterIdentity.current().pid());
            assertThat(files("a")).containsExactly("graph.json", "log.jsonl", "metadata.json");
        }

        @Test
        void theGraphOnceOnly() throws IOException {
            newCounter("a");
            Files.writeString(storage.resolve("test/a/graph.json"), "{}");
            Files.writeString(storage.resolve("test/a/metadata.json"), "{}");

            newCounter("a");

            assertThat(json("a/graph.json")).isEmpty();
            assertThat(json("a/metadata.json")).isEmpty();
            assertThat(lines("a")).hasSize(2).allMatch(line -> line.startsWith("{'type':'writer_opened'"));
        }

        @Test
        void applicationsThatTakeTurnsEachInTheirOwnLog() throws IOException {
            Application first = newCounter("first");
            Application second = newCounter("second");
            for (int i = 0; i < 10; i++) {
                first.step(Inputs.of("by", 1));
                second.step(Inputs.of("by", 100));
            }

            assertThat(client.load("first").orElseThrow().state().getInt("n"))
                    .isEqualTo(first.state().getInt("n"));
            assertThat(client.load("second").orElseThrow().state().getInt("n"))
                    .isEqualTo(second.state().getInt("n"))
                    .isGreaterThanOrEqualTo(500);
            assertThat(client.list()).containsExactly("first", "second");
        }

        @Test
        void aForkAtItsParent() throws IOException {
            newCounter("parent").step(Inputs.of("by", 1));

            Application fork = counter()
                    .forkFrom("parent", 0)
                    .withIdentifiers("child", "other")
                    .build();
            fork.step(Inputs.of("by", 1));
            counter().resumeFrom("child").build();

            assertThat(json("child/metadata.json"))
                    .containsEntry("partition_key", "other")
                    .extractingByKey("parent_pointer")
                    .isEqualTo(ordered(
                            "type", "pointer_data", "app_id", "parent", "sequence_id", 0, "partition_key", "someone"));
            assertThat(Files.readString(storage.resolve("test/parent/children.jsonl"))
                            .replace('"', '\''))
                    .isEqualTo(
                            "{'type':'child_application_data','child':{'type':'pointer_data','app_id':'child','sequence_id':null,'partition_key':'other'},'event_time':'2026-11-23T16:17:56.446363Z','event_type':'fork','sequence_id':0}\n");
        }

        @Test
        void nothingUnderAnIdThatIsNoFolder() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> newCounter("../a"))
                    .withMessageStartingWith("Application id '../a' has characters that are not safe");
            assertThat(storage).isEmptyDirectory();
        }

        @Test
        void nothingForAProjectThatIsNoFolder() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LocalTrackingClient.forProject("../p"))
                    .withMessageStartingWith("Project '../p' has characters that are not safe");
        }

        @Test
        void valuesThatCantBeWrittenWithoutHarmToTheRun() throws IOException {
            var cyclic = new ArrayList<Object>();
            cyclic.add(cyclic);
            Object hostile = new Object() {
                public String getName() {
                    throw new IllegalStateException("no");
                }

                @Override
                public String toString() {
                    throw new IllegalStateException("no");
                }
            };
            Application app = new ApplicationBuilder()
                    .withTracker(client)
                    .withActions(action("put")
                            .writes("hostile", "holder", "text", "number", "after")
                            .run(state -> state.with("hostile", hostile)
                                    .with("holder", new Object[] {cyclic, 1})
                                    .with("text", "\ud800")
                                    .with("number", Double.NaN)
                                    .with("after", "all of it")))
                    .withEntrypoint("put")
                    .withIdentifiers("a")
                    .build();

            app.step();

            State state = client.load("a").orElseThrow().state();
            assertThat(state.getString("after")).isEqualTo("all of it");
            assertThat(state.getString("text")).isEqualTo("\uFFFD");
            assertThat(state.get("number")).isNull();
            assertThat(state.get("hostile")).asString().contains("__burr_unserializable__");
            assertThat(state.get("holder"))
                    .asString()
                    .contains("It contains itself.")
                    .endsWith(", 1]");
            assertThat(client.failures()).isZero();
        }
    }

    @Nested
    final class Loads {

        @Test
        void theStateAfterEachStep() {
            Application app = newCounter("a");
            app.step(Inputs.of("by", 1));
            app.step(Inputs.of("by", 2));
            assertThatThrownBy(() -> {
                app.step();
                app.step(Inputs.of("by", 0));
            });

            assertThat(client.load("a", 0)).get().satisfies(found -> {
                assertThat(found.application()).isEqualTo(new ApplicationId("a", "someone"));
                assertThat(found.action()).isEqualTo("count");
                assertThat(found.position()).isEqualTo(new Position(0, "count"));
                assertThat(found.state()).isEqualTo(State.of("n", 1));
                assertThat(found.inputs()).isEqualTo(Inputs.of("by", 1));
                assertThat(found.status()).isEqualTo(Status.COMPLETED);
                assertThat(found.savedAt()).isEqualTo(NOW);
            });
            assertThat(client.load("a", 1).orElseThrow().inputs()).isEqualTo(Inputs.of("by", 2));
            assertThat(client.load("a", 2).orElseThrow().action()).isEqualTo("rest");
            assertThat(client.load("a", 3)).get().satisfies(failed -> {
                assertThat(failed.status()).isEqualTo(Status.FAILED);
                assertThat(failed.position()).isEqualTo(new Position(3, "rest"));
                assertThat(failed.state()).isEqualTo(State.of("n", 3));
            });
            assertThat(client.load("a")).isEqualTo(client.load("a", 3));
            assertThat(client.load("a", 4)).isEmpty();
            assertThat(client.load("a", -1)).isEmpty();
        }

        @Test
        void whatGoesOnBehindIt() {
            newCounter("a").step(Inputs.of("by", 3));

            Application later = counter().resumeFrom("a").build();
            later.step();

            assertThat(client.load("a").orElseThrow().position()).isEqualTo(new Position(1, "rest"));
        }

        @Test
        void nothingWhereNothingEnded() throws IOException {
            newCounter("built");
            write(
                    "torn",
                    "{'type':'begin_entry','start_time':'2026-11-23T16:17:56','action':'a','inputs':{},'sequence_id':0}\n");
            write("empty", "");

            assertThat(client.load("built")).isEmpty();
            assertThat(client.load("torn")).isEmpty();
            assertThat(client.load("empty")).isEmpty();
            assertThat(client.load("unknown")).isEmpty();
            assertThat(client.load("../test/built")).isEmpty();
            assertThat(client.load("")).isEmpty();
        }

        @Test
        void theLastOfSeveralStepsWithOneId() throws IOException {
            write(
                    "a",
                    end(0, 10) + "\n" + end(1, 11) + "\n" + end(0, 20) + "\n" + end(1, 21) + "\n" + end(0, 30) + "\n");

            assertThat(client.load("a", 1).orElseThrow().state().getInt("n")).isEqualTo(21);
            assertThat(client.load("a", 0).orElseThrow().state().getInt("n")).isEqualTo(30);
            assertThat(client.load("a").orElseThrow().state().getInt("n")).isEqualTo(30);
        }

        @Test
        void whatStandsBeforeABrokenOrTornLine() throws IOException {
            String broken = end(1, 11).replace("'state'", "'stat");
            write("a", end(0, 10) + "\n" + broken + "\n\nnonsense\n" + end(2, 12));

            assertThat(client.load("a").orElseThrow().state().getInt("n")).isEqualTo(10);
            assertThat(client.load("a", 1)).isEmpty();
            assertThat(client.load("a", 2)).isEmpty();
        }

        @Test
        void linesOfAnotherForm() throws IOException {
            String spaced = end(0, 10).replace(",", " , ").replace(":'", " : '");
            String lastFirst =
                    "{'sequence_id':1,'state':{'n':11,'x':{'sequence_id':5}},'action':'count','result':{},'exception':null,'end_time':'2026-11-23T16:17:56.446363','type':'end_entry'}";
            String spacedBehindTheType = end(2, 12).replace("end_entry',", "end_entry' ,");
            write("a", spaced + "\r\n" + lastFirst + "\r\n" + spacedBehindTheType + "\n");

            assertThat(client.load("a", 0).orElseThrow().state().getInt("n")).isEqualTo(10);
            assertThat(client.load("a", 1).orElseThrow().state().getInt("n")).isEqualTo(11);
            assertThat(client.load("a", 2).orElseThrow().state().getInt("n")).isEqualTo(12);
            assertThat(client.load("a", 5)).isEmpty();
        }

        @Test
        void whatPythonWroteWithoutWhatItInjects() throws IOException {
            write(
                    "a",
                    "{'type':'begin_entry','start_time':'2026-11-23T16:17:56.446363','action':'count','inputs':{'__context':'x','by':1},'sequence_id':0}\n"
                            + end(0, 10) + "\n");

            PersistedState found = client.load("a").orElseThrow();

            assertThat(found.inputs()).isEqualTo(Inputs.of("by", 1));
            assertThat(found.application()).isEqualTo(ApplicationId.of("a"));
            assertThat(found.position()).isEqualTo(new Position(0, null));
        }

        @Test
        void applicationsThatHaveALog() throws IOException {
            write("b", "");
            write("a b", "");
            Files.createDirectories(storage.resolve("test/ghost"));
            Files.writeString(storage.resolve("test/annotations.jsonl"), "");

            assertThat(client.list()).containsExactly("a b", "b");
            assertThat(LocalTrackingClient.builder()
                            .project("other")
                            .storageDir(storage)
                            .build()
                            .list())
                    .isEmpty();
        }

        @Test
        void nothingFromAFolderInPlaceOfTheLog() throws IOException {
            Files.createDirectories(storage.resolve("test/a/log.jsonl"));

            assertThatThrownBy(() -> client.load("a"))
                    .isInstanceOf(TrackingException.class)
                    .hasMessageStartingWith("File '%s' can't be read: ".formatted(storage.resolve("test/a/log.jsonl")));
        }

        @Test
        void typedValues() {
            record Message(String role, Optional<String> text) {}
            Application app = new ApplicationBuilder()
                    .withTracker(client)
                    .withActions(action("put").writes("messages", "at").run(state -> state.with(
                                    "messages", List.of(new Message("user", Optional.of("Hi"))))
                            .with("at", NOW)))
                    .withEntrypoint("put")
                    .withIdentifiers("a")
                    .build();
            app.step();

            State state = client.load("a").orElseThrow().state();

            assertThat(state.getList("messages", Message.class))
                    .containsExactly(new Message("user", Optional.of("Hi")));
            assertThat(state.get("at", Instant.class)).isEqualTo(NOW);
        }

        private static String end(int id, int n) {
            return "{'type':'end_entry','end_time':'2026-11-23T16:17:56.446363','action':'count','result':{},'exception':null,'state':{'n':%d},'sequence_id':%d}"
                    .formatted(n, id);
        }
    }

    @Test
    void opensAfterACutAnywhereAndGoesOnBehindIt() throws IOException {
        Application whole = newCounter("whole");
        whole.step(Inputs.of("by", 1));
        whole.step(Inputs.of("by", 1));
        byte[] log = Files.readAllBytes(storage.resolve("test/whole/log.jsonl"));
        for (int cut = 0; cut <= log.length; cut++) {
            String id = "cut" + cut;
            Path folder = Files.createDirectories(storage.resolve("test").resolve(id));
            Files.write(folder.resolve("log.jsonl"), Arrays.copyOf(log, cut));
            List<String> before = wholeLines(new String(log, 0, cut, StandardCharsets.UTF_8));
            long last =
                    before.stream().filter(line -> line.contains("end_entry")).count() - 1;

            counter().resumeFrom(id, State.of("n", 0)).build().step(Inputs.of("by", 1));

            assertThat(client.load(id).orElseThrow().position().sequenceId())
                    .as("cut at %d", cut)
                    .isEqualTo(last + 1);
            assertThat(lines(id).subList(0, before.size())).as("cut at %d", cut).isEqualTo(unquoted(before));
            assertThat(Files.readString(folder.resolve("log.jsonl"))).endsWith("\n");
        }
    }

    private static List<String> wholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static List<String> unquoted(List<String> lines) {
        return lines.stream().map(line -> line.replace('"', '\'')).toList();
    }

    private List<String> lines(String id) throws IOException {
        return unquoted(Files.readAllLines(storage.resolve("test").resolve(id).resolve("log.jsonl")));
    }

    private List<String> files(String id) throws IOException {
        try (var children = Files.list(storage.resolve("test").resolve(id))) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> json(String file) throws IOException {
        return (Map<String, Object>) Serde.standard()
                .parse(Files.readAllBytes(storage.resolve("test").resolve(file)));
    }

    private void write(String id, String log) throws IOException {
        Path folder = Files.createDirectories(storage.resolve("test").resolve(id));
        Files.writeString(folder.resolve("log.jsonl"), log.replace('\'', '"'));
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
