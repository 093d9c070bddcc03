package dev.burr.cases;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.core.BurrException;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.serde.Serde;
import dev.burr.tracking.file.LocalTrackingClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TestCasesTest {

    @TempDir
    private Path folder;

    private LocalTrackingClient client;

    @BeforeEach
    void open() {
        client = LocalTrackingClient.builder()
                .project("test")
                .storageDir(folder.resolve("storage"))
                .build();
    }

    @AfterEach
    void close() {
        client.close();
    }

    record Message(String role, String content) {}

    private ApplicationBuilder chat() {
        return new ApplicationBuilder()
                .withTracker(client)
                .withActions(
                        action("prompt")
                                .inputs("prompt")
                                .writes("prompt")
                                .run((state, inputs) -> state.with("prompt", inputs.getString("prompt"))),
                        action("respond")
                                .reads("prompt", "history", "mode")
                                .writes("history", "response")
                                .run(state -> {
                                    String prompt = state.getString("prompt");
                                    if (prompt.isBlank()) {
                                        throw new IllegalStateException("Nothing to say.");
                                    }
                                    return state.with("response", "You said " + prompt)
                                            .append("history", new Message("user", prompt));
                                }))
                .withTransitions(from("prompt").to("respond"), from("respond").to("prompt"));
    }

    private Application started(String id) {
        return chat().withState(State.of("history", List.of(), "mode", "chat"))
                .withEntrypoint("prompt")
                .withIdentifiers(id, "ana")
                .build();
    }

    @Nested
    final class OfAStep {

        @Test
        void haveTheStatesBeforeAndAfterIt() {
            Application app = started("chat-42");
            app.step(Inputs.of("prompt", "Hi"));
            app.step();

            TraceCase respond = TestCases.fromTrace(client, "chat-42", 1);

            assertThat(respond.action()).isEqualTo("respond");
            assertThat(respond.name()).isEqualTo("respond_chat-42_1");
            assertThat(respond.inputState()).isEqualTo(State.of("history", List.of(), "mode", "chat", "prompt", "Hi"));
            assertThat(respond.expectedState().getString("response")).isEqualTo("You said Hi");
            assertThat(respond.expectedState().logged()).doesNotContainKeys(State.SEQUENCE_ID, State.PRIOR_STEP);
            assertThat(respond.hasInputState() && respond.hasExpectedState()).isTrue();
        }

        @Test
        void haveItsInputs() {
            started("chat-42").step(Inputs.of("prompt", "Hi"));

            assertThat(TestCases.fromTrace(client, "chat-42", 0).inputs()).isEqualTo(Inputs.of("prompt", "Hi"));
        }

        @Test
        void areNamedAfterTheBeginningOfTheId() {
            started("customer-17").step(Inputs.of("prompt", "Hi"));

            assertThat(TestCases.fromTrace(client, "customer-17", 0).name()).isEqualTo("prompt_customer_0");
        }

        @Test
        void mayBeOfAnActionThatHasAnotherNameNow() {
            started("chat-42").step(Inputs.of("prompt", "Hi"));

            TraceCase ask = TestCases.fromTrace(client, "chat-42", 0, "ask");

            assertThat(ask.action()).isEqualTo("ask");
            assertThat(ask.name()).isEqualTo("ask_chat-42_0");
            assertThat(ask.inputState()).isEqualTo(State.of("history", List.of(), "mode", "chat"));
        }

        @Test
        void leaveTheOutcomeOfAFailureToBeFilledIn() {
            Application app = started("chat-42");
            app.step(Inputs.of("prompt", " "));
            assertThatThrownBy(app::step).isInstanceOf(IllegalStateException.class);

            TraceCase respond = TestCases.fromTrace(client, "chat-42", 1);

            assertThat(respond.inputState()).isEqualTo(State.of("history", List.of(), "mode", "chat", "prompt", " "));
            assertThat(respond.expectedState()).isEqualTo(State.of("TODO:", "fill this in"));
            assertThat(respond.hasExpectedState()).isFalse();
        }

        @Test
        void needAStepThatHasEnded() {
            started("chat-42").step(Inputs.of("prompt", "Hi"));

            assertThatExceptionOfType(BurrException.class)
                    .isThrownBy(() -> TestCases.fromTrace(client, "chat-42", 7))
                    .withMessage(
                            "Application 'chat-42' has no recorded end of step 7 (last: 0). Pass a step that it has.");
            assertThatExceptionOfType(BurrException.class)
                    .isThrownBy(() -> TestCases.fromTrace(client, "chat-43", 0))
                    .withMessage(
                            "Application 'chat-43' has no recorded step in project 'test'. Check the id and the project.");
        }
    }

    @Nested
    final class OfAStepWhoseValuesAreNotAllRecorded {

        private void run(String read, Object input) {
            client.close();
            client = LocalTrackingClient.builder()
                    .project("test")
                    .storageDir(folder.resolve("storage"))
                    .serde(Serde.builder()
                            .mask("secret", "token")
                            .maxValueBytes(100)
                            .build())
                    .build();
            Application app = new ApplicationBuilder()
                    .withTracker(client)
                    .withActions(action("use")
                            .inputs("token")
                            .reads(read)
                            .writes("out")
                            .run((state, inputs) -> state.with("out", Map.of("n", inputs.get("token")))))
                    .withTransitions(from("use").to("use"))
                    .withState(State.of("secret", "s3cret", "n", 1))
                    .withEntrypoint("use")
                    .withIdentifiers("a")
                    .build();
            app.step(Inputs.of("token", 1));
            app.step(Inputs.of("token", input));
        }

        @Test
        void sayWhatToFillIn() {
            run("secret", "x".repeat(101));

            TraceCase use = TestCases.fromTrace(client, "a", 1);

            assertThat(use.inputState().get("TODO:")).isEqualTo("fill this in: secret was masked, token was masked");
            assertThat(use.expectedState().get("TODO:")).isEqualTo("fill this in: out.n was cut, as it was too large");
            assertThat(use.inputs().keys()).isEmpty();
            assertThatThrownBy(() -> use.run(action("use").run(state -> state)))
                    .hasMessageContaining("no whole input state");
        }

        @Test
        void areNotConcernedByKeysThatTheirActionDoesNotTouch() {
            run("n", 5);

            TraceCase use = TestCases.fromTrace(client, "a", 1);

            assertThat(use.inputState().get("TODO:")).isEqualTo("fill this in: token was masked");
            assertThat(use.hasExpectedState()).isTrue();
        }
    }

    @Nested
    final class OfAFirstStep {

        @Test
        void haveWhatItsActionDoesNotWrite() {
            started("chat-42").step(Inputs.of("prompt", "Hi"));

            assertThat(TestCases.fromTrace(client, "chat-42", 0).inputState())
                    .isEqualTo(State.of("history", List.of(), "mode", "chat"));
        }

        @Test
        void sayWhatItsActionReadAndThenChanged() {
            chat().withState(State.of("history", List.of(), "mode", "chat", "prompt", "Hi"))
                    .withEntrypoint("respond")
                    .withIdentifiers("chat-42")
                    .build()
                    .step();

            TraceCase respond = TestCases.fromTrace(client, "chat-42", 0);

            assertThat(respond.inputState())
                    .isEqualTo(State.of("mode", "chat", "prompt", "Hi", "TODO:", "fill this in: history"));
            assertThat(respond.hasInputState()).isFalse();
        }

        @Test
        void haveTheStateOfItsParentWithWhatTheForkWasGiven() {
            Application app = started("chat-42");
            app.step(Inputs.of("prompt", "Hi"));
            app.step();
            app.step(Inputs.of("prompt", "What is a monad?"));
            chat().forkFrom("chat-42", 2)
                    .withIdentifiers("fork")
                    .overriding("prompt", "What is a functor?")
                    .build()
                    .step();

            TraceCase respond = TestCases.fromTrace(client, "fork", 3);

            assertThat(respond.inputState())
                    .isEqualTo(TestCases.fromTrace(client, "chat-42", 2)
                            .expectedState()
                            .with("prompt", "What is a functor?"));
            assertThat(respond.inputState().keys()).contains("history", "response");
            assertThat(respond.expectedState().getString("response")).isEqualTo("You said What is a functor?");
        }

        @Test
        void areLeftToBeFilledInWhereTheGraphIsNotRecorded() throws IOException {
            started("chat-42").step(Inputs.of("prompt", "Hi"));
            Files.delete(folder.resolve("storage/test/chat-42/graph.json"));

            TraceCase prompt = TestCases.fromTrace(client, "chat-42", 0);

            assertThat(prompt.inputState()).isEqualTo(State.of("TODO:", "fill this in"));
            assertThat(prompt.expectedState().getString("prompt")).isEqualTo("Hi");
        }

        /** Python's Burr takes an id for a step that did not come to run. */
        @Test
        void areNotThoseBehindAGap() throws IOException {
            Path app = Files.createDirectories(folder.resolve("storage/test/gap"));
            Files.writeString(app.resolve("log.jsonl"), end(0, 1) + end(3, 2));

            assertThat(TestCases.fromTrace(client, "gap", 3).inputState()).isEqualTo(State.of("n", 1));
        }

        private static String end(int id, int n) {
            return """
                    {"type":"end_entry","end_time":"2026-11-23T16:17:56","action":"a","result":{},"exception":null,"state":{"n":%d},"sequence_id":%d}
                    """
                    .formatted(n, id);
        }
    }

    @Nested
    final class InAFile {

        private final TraceCase typed = new TraceCase(
                "respond",
                "respond_chat-42_1",
                State.of("text", "grüße 🦆", "none", null),
                State.of("message", new Message("user", "Hi")),
                Inputs.of("by", 2));
        private final TraceCase plain =
                new TraceCase("count", "count_app_1", State.of("n", 1), State.of("n", 2), Inputs.none());

        @Test
        void comeBackAsPlainJson() {
            Path file = folder.resolve("new/traces/respond.json");

            TestCases.write(file, List.of(typed, plain));

            assertThat(TestCases.read(file))
                    .containsExactly(
                            new TraceCase(
                                    typed.action(),
                                    typed.name(),
                                    typed.inputState(),
                                    State.of("message", Map.of("role", "user", "content", "Hi")),
                                    typed.inputs()),
                            plain);
        }

        @Test
        void areWrittenForPeopleToReadAndCompare() throws IOException {
            Path file = folder.resolve("cases.json");

            assertThat(TestCases.append(file, typed)).contains(typed);
            assertThat(TestCases.append(file, plain)).contains(plain);

            assertThat(file)
                    .hasContent(
                            """
                    [
                      {
                        "action": "respond",
                        "name": "respond_chat-42_1",
                        "input_state": {
                          "text": "grüße 🦆",
                          "none": null
                        },
                        "expected_state": {
                          "message": {
                            "role": "user",
                            "content": "Hi"
                          }
                        },
                        "inputs": {
                          "by": 2
                        }
                      },
                      {
                        "action": "count",
                        "name": "count_app_1",
                        "input_state": {
                          "n": 1
                        },
                        "expected_state": {
                          "n": 2
                        }
                      }
                    ]
                    """);
        }

        @Test
        void keepEveryByteOfThoseBeforeThem() throws IOException {
            Path file = folder.resolve("cases.json");
            String before =
                    " [ {\"action\":\"a\", \"name\":\"n\",\"input_state\":{\"x\":1e+20,\"nan\":NaN,\"\\u00e4\":1}, "
                            + "\"expected_state\":{}, \"owner\":\"team-7\" }";
            Files.writeString(file, before + "\r\n ] \r\n");

            TestCases.append(file, plain);

            assertThat(Files.readString(file)).startsWith(before + ",\n  {\n").endsWith("\n  }\n] \r\n");
            assertThat(TestCases.read(file)).extracting(TraceCase::name).containsExactly("n", "count_app_1");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {"[]", "[ ]", "' [\n]\n'"})
        void startAListThatIsEmpty(String empty) throws IOException {
            Path file = folder.resolve("cases.json");
            Files.writeString(file, empty);

            TestCases.append(file, plain);

            assertThat(TestCases.read(file)).containsExactly(plain);
        }

        @Test
        void areNotAddedTwice() throws IOException {
            Path file = folder.resolve("cases.json");
            TestCases.append(file, typed);
            String before = Files.readString(file);

            assertThat(TestCases.append(file, typed)).isEmpty();

            assertThat(file).hasContent(before);
        }

        @Test
        void getANumberWhereTheirNameIsTaken() {
            Path file = folder.resolve("cases.json");
            TestCases.append(file, plain);
            TestCases.append(file, new TraceCase("count", plain.name(), State.empty(), State.empty(), Inputs.none()));

            TestCases.append(
                    file, new TraceCase("count", plain.name(), State.empty(), State.of("n", 3), Inputs.none()));

            assertThat(TestCases.read(file))
                    .extracting(TraceCase::name)
                    .containsExactly("count_app_1", "count_app_1_2", "count_app_1_3");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "`` | Text is empty, not JSON.",
                    "`[{` | Text is not JSON",
                    "{\"a\": 1} | It is not a JSON list.",
                    "[1] | Entry 1 is not an object.",
                    "[{\"name\": \"n\"}] | Entry 1 has no text 'action'.",
                    "[{\"action\": \"a\", \"name\": \"n\", \"expected_state\": {}}] | Entry 1 has no object 'input_state'.",
                    "[{\"action\":\"a\",\"name\":\"n\",\"input_state\":{},\"expected_state\":{},\"inputs\":[]}] | Entry 1 has no object 'inputs'."
                })
        void leaveAFileAloneThatIsNotOneOfCases(String content, String reason) throws IOException {
            Path file = folder.resolve("other.json");
            Files.writeString(file, content);

            for (Runnable writing : List.<Runnable>of(
                    () -> TestCases.append(file, plain), () -> TestCases.write(file, List.of(plain)))) {
                assertThatExceptionOfType(BurrException.class)
                        .isThrownBy(writing::run)
                        .withMessageStartingWith("File '%s' is not a list of test cases: %s".formatted(file, reason))
                        .withMessageEndingWith(" Mend it, or name another file.");
            }

            assertThat(Files.readString(file)).isEqualTo(content);
            assertThat(names(folder)).containsExactly("other.json");
        }

        @Test
        void leaveAFileAsItWasThatCantBeWritten() throws IOException {
            Path file = Files.createDirectory(folder.resolve("cases.json"));

            assertThatExceptionOfType(BurrException.class)
                    .isThrownBy(() -> TestCases.append(file, plain))
                    .withMessageStartingWith("File '%s' can't be read: ".formatted(file));
            assertThatExceptionOfType(BurrException.class)
                    .isThrownBy(() -> TestCases.read(folder.resolve("none.json")))
                    .withMessage("File '%s' is not there. Check the path.".formatted(folder.resolve("none.json")));
        }

        @Test
        @EnabledOnOs({OS.LINUX, OS.MAC})
        void areAddedToTheFileThatALinkLeadsTo() throws IOException {
            Path file = folder.resolve("real.json");
            TestCases.append(file, plain);
            Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);

            TestCases.append(link, typed);

            assertThat(TestCases.read(file)).hasSize(2);
            assertThat(link).isSymbolicLink();
        }

        @Test
        void leaveOutTheKeysThatAreBurrsOwn() throws IOException {
            Path file = folder.resolve("cases.json");
            Files.writeString(
                    file,
                    """
                    [{"action": "a", "name": "n", "input_state": {"__SEQUENCE_ID": 3, "x": 1}, "expected_state": {"__PRIOR_STEP": "a"},
                      "inputs": {"__context": "", "y": 2}}]
                    """);

            assertThat(TestCases.read(file))
                    .containsExactly(new TraceCase("a", "n", State.of("x", 1), State.empty(), Inputs.of("y", 2)));
        }

        @Test
        void areTheObjectsThatTheyAreInAFile() {
            assertThat(Serde.standard().print(TestCases.json(plain)))
                    .isEqualTo(
                            "{\"action\":\"count\",\"name\":\"count_app_1\",\"input_state\":{\"n\":1},\"expected_state\":{\"n\":2}}");
        }

        private static List<String> names(Path folder) throws IOException {
            try (Stream<Path> children = Files.list(folder)) {
                return children.map(child -> child.getFileName().toString()).toList();
            }
        }
    }
}
