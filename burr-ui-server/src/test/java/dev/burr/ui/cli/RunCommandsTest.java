package dev.burr.ui.cli;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.cases.TestCases;
import dev.burr.cases.TraceCase;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.serde.Serde;
import dev.burr.test.TestClock;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.ui.fixture.RunFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The commands that read runs, as somebody at a terminal or a script uses them. */
final class RunCommandsTest {

    private static final List<String> TAKE_A_STORAGE = List.of("list", "show", "test-case create");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Path storage() {
        return folder.resolve("runs");
    }

    /** Two steps that succeed and one that fails. */
    @BeforeEach
    void record() {
        try (LocalTrackingClient client = LocalTrackingClient.builder()
                .storageDir(storage())
                .project("chats")
                .build()) {
            Application app = chat(client, TestClock.at("2026-11-23T10:00:00Z"))
                    .withState(State.of("history", List.of()))
                    .withIdentifiers("chat-42", "ana")
                    .build();
            app.step(Inputs.of("prompt", "grüße"));
            app.step();
            app.step(Inputs.of("prompt", " "));
            assertThatThrownBy(app::step).isInstanceOf(IllegalStateException.class);
        }
    }

    private static ApplicationBuilder chat(LocalTrackingClient client, TestClock clock) {
        return new ApplicationBuilder()
                .withTracker(client)
                .withClock(clock)
                .withActions(
                        action("prompt").inputs("prompt").writes("prompt").run((state, inputs) -> {
                            clock.advance(Duration.ofMillis(2));
                            return state.with("prompt", inputs.getString("prompt"));
                        }),
                        action("respond")
                                .reads("prompt", "history")
                                .writes("history")
                                .run(state -> {
                                    if (state.getString("prompt").isBlank()) {
                                        throw new IllegalStateException("Nothing to say.");
                                    }
                                    return state.append("history", state.getString("prompt"));
                                }))
                .withTransitions(from("prompt").to("respond"), from("respond").to("prompt"))
                .withEntrypoint("prompt");
    }

    @Nested
    final class Lists {

        @Test
        void projects() {
            assertThat(run("list")).isZero();

            assertThat(out.toString())
                    .isEqualToNormalizingNewlines(
                            """
                            PROJECT  RUNS  FAILED  RUNNING  LAST ACTIVITY
                            chats       1       1        0  2026-11-23T10:00:00.004Z
                            """);
        }

        @Test
        void theRunsOfAProject() {
            assertThat(run("list", "--project=chats")).isZero();

            assertThat(out.toString())
                    .isEqualToNormalizingNewlines(
                            """
                            RUN      STATUS  STEPS  LAST ACTION  LAST ACTIVITY             PARTITION
                            chat-42  failed      4  respond      2026-11-23T10:00:00.004Z  ana
                            """);
        }

        @Test
        void nothingWhereNothingIs() {
            assertThat(runIn(folder.resolve("elsewhere"), "list", "--json")).isZero();

            assertThat(json()).isEqualTo(Map.of("projects", List.of()));
        }

        @Test
        void forPrograms() {
            assertThat(run("list", "--json")).isZero();
            assertThat(json().get("projects")).asString().contains("id=chats", "failedRuns=1");
            out.getBuffer().setLength(0);

            assertThat(run("list", "--project", "chats", "--json")).isZero();

            assertThat(json().get("applications")).asString().contains("appId=chat-42", "status=failed", "steps=4");
        }

        @Test
        void whatThereIsInPlaceOfAProjectThatIsNot() {
            assertThat(run("list", "--project=chat")).isEqualTo(1);

            assertThat(err.toString())
                    .startsWith("There is no project 'chat' in %s (there is 'chats'). 'burr list' names all."
                            .formatted(storage()));
            assertThat(out.toString()).isEmpty();
        }

        @Test
        void namesThatATerminalWouldTakeForCommands() {
            RunFiles.in(storage(), "chats", "a\u001b[2Jb").step(0, "a", Map.of());

            assertThat(run("list", "--project=chats")).isZero();

            assertThat(out.toString()).contains("a?[2Jb").doesNotContain("\u001b");
        }
    }

    @Nested
    final class Shows {

        @Test
        void theStepsOfARun() {
            assertThat(run("show", "--project=chats", "--app-id=chat-42")).isZero();

            assertThat(out.toString())
                    .isEqualToNormalizingNewlines(
                            """
                            STEP  ACTION   STATUS     MS     CHANGED  ERROR
                               0  prompt   succeeded  2.000  +prompt
                               1  respond  succeeded  0.000  history
                               2  prompt   succeeded  2.000  prompt
                               3  respond  failed     0.000           java.lang.IllegalStateException: Nothing to say.
                            """);
        }

        @Test
        void aStep() {
            assertThat(run("show", "--project=chats", "--app-id=chat-42", "--sequence-id=3"))
                    .isZero();

            assertThat(out.toString())
                    .contains("exception: java.lang.IllegalStateException: Nothing to say.", "stateBefore: {", "grüße")
                    .doesNotContain("result:");
        }

        @Test
        void forPrograms() {
            assertThat(run("show", "--project=chats", "--app-id=chat-42", "--json"))
                    .isZero();
            assertThat((List<?>) json().get("steps")).hasSize(4);
            out.getBuffer().setLength(0);

            assertThat(run("show", "--project=chats", "--app-id=chat-42", "--sequence-id=0", "--json"))
                    .isZero();

            assertThat(json())
                    .containsEntry("inputs", Map.of("prompt", "grüße"))
                    .containsEntry("exception", null)
                    .containsEntry("stateBefore", null);
            assertThat(json().get("stateAfter")).asString().contains("prompt=grüße", "__SEQUENCE_ID=0");
            assertThat(out.toString()).isASCII();
        }

        @Test
        void whatThereIsInPlaceOfARunThatIsNot() {
            assertThat(run("show", "--project=chats", "--app-id=chat-24")).isEqualTo(1);

            assertThat(err.toString())
                    .startsWith(
                            "Project 'chats' has no run 'chat-24' (there is 'chat-42'). 'burr list --project chats' names all.");
        }

        @Test
        void whatThereIsInPlaceOfAStepThatIsNot() {
            assertThat(run("show", "--project=chats", "--app-id=chat-42", "--sequence-id=4"))
                    .isEqualTo(1);

            assertThat(err.toString())
                    .startsWith("Run 'chat-42' has no step 4 (steps 0 to 3). 'burr show' lists them.");
        }
    }

    @Nested
    final class MakesATestCase {

        private final List<String> step =
                List.of("test-case", "create", "--project-name=chats", "--app-id=chat-42", "--sequence-id");

        private int create(String... more) {
            var arguments = new ArrayList<>(step);
            arguments.addAll(List.of(more));
            return run(arguments.toArray(String[]::new));
        }

        private Path target() {
            return folder.resolve("src/test/resources/traces/respond.json");
        }

        @Test
        void inAFileWithATestForIt() {
            assertThat(create("1", "--target-file-name", target().toString())).isZero();

            assertThat(TestCases.read(target())).singleElement().satisfies(made -> {
                assertThat(made.name()).isEqualTo("respond_chat-42_1");
                assertThat(made.inputState()).isEqualTo(State.of("history", List.of(), "prompt", "grüße"));
                assertThat(made.expectedState().get("history")).isEqualTo(List.of("grüße"));
            });
            assertThat(out.toString())
                    .startsWith("Case 'respond_chat-42_1' is in %s now.".formatted(target()))
                    .contains(
                            "@TraceSource(value = \"traces/respond.json\", action = \"respond\")",
                            "class RespondTest {");
            assertThat(err.toString()).isEmpty();
        }

        @Test
        void behindThoseOfTheFile() {
            create("1", "--target-file-name", target().toString());
            create("2", "--target-file-name", target().toString());
            out.getBuffer().setLength(0);

            assertThat(create("2", "--target-file-name", target().toString())).isZero();

            assertThat(TestCases.read(target()))
                    .extracting(TraceCase::name)
                    .containsExactly("respond_chat-42_1", "prompt_chat-42_2");
            assertThat(out.toString()).startsWith("The case is in %s already.".formatted(target()));
        }

        @Test
        void thatIsPrintedAsAFileWouldHaveIt() throws IOException {
            assertThat(create("1")).isZero();

            Path redirected = Files.writeString(folder.resolve("redirected.json"), out.toString());
            assertThat(out.toString()).isASCII();
            assertThat(TestCases.read(redirected)).singleElement().satisfies(made -> assertThat(
                            made.expectedState().get("history"))
                    .isEqualTo(List.of("grüße")));
        }

        @Test
        void forPrograms() {
            assertThat(create("1", "--json", "--target-file-name", target().toString()))
                    .isZero();

            assertThat(json())
                    .containsEntry("file", target().toString())
                    .containsEntry("added", true)
                    .containsEntry(
                            "case",
                            Serde.standard()
                                    .toJson(TestCases.json(
                                            TestCases.read(target()).get(0))));
            assertThat(json().get("test")).asString().contains("class RespondTest {");
        }

        @Test
        void ofAnActionThatHasAnotherNameNow() {
            assertThat(create("1", "--action-name=answer", "--target-file-name", target().toString()))
                    .isZero();

            assertThat(TestCases.read(target()).get(0).name()).isEqualTo("answer_chat-42_1");
            assertThat(out.toString()).contains("class AnswerTest {");
        }

        @Test
        void andSaysWhatIsToBeFilledIn() {
            assertThat(create("3", "--target-file-name", target().toString())).isZero();

            assertThat(TestCases.read(target()).get(0).hasExpectedState()).isFalse();
            assertThat(err.toString())
                    .startsWith(
                            "Step 3 failed. Write into 'expected_state' what the action should have left, in place of 'TODO:'.");
        }

        @Test
        void andSaysThatTheStateBeforeIsNotRecorded() {
            RunFiles.in(storage(), "chats", "counter").graph("n", "count").step(0, "count", Map.of("n", 1));

            assertThat(run("test-case", "create", "--project=chats", "--app-id=counter", "--sequence-id=0"))
                    .isZero();

            assertThat(err.toString())
                    .startsWith(
                            "The state before step 0 is not recorded. Fill in what 'input_state' says under 'TODO:', and delete that key.");
        }

        @Test
        void onlyOfAStepThatHasEnded() {
            RunFiles.in(storage(), "chats", "open").graph("n", "count").begin(0, "count");

            assertThat(run("test-case", "create", "--project=chats", "--app-id=open", "--sequence-id=0"))
                    .isEqualTo(1);

            assertThat(err.toString())
                    .startsWith(
                            "Step 0 of run 'open' has not ended: there is no state to test against. Take one that has.");
        }

        @Test
        void onlyOfTheRunThatWasMeant() {
            assertThat(create("1", "--partition-key=ana")).isZero();
            assertThat(create("1", "--partition-key=null")).isEqualTo(1);

            assertThat(err.toString())
                    .startsWith(
                            "Run 'chat-42' belongs to partition 'ana', not to partition 'null'. Leave --partition-key out, or mend it.");
        }

        @Test
        void ofARunWithoutPartitionAsBurrsOwnUiAsksForIt() {
            RunFiles.in(storage(), "chats", "counter").graph("n", "count").step(0, "count", Map.of("n", 1));

            assertThat(run(
                            "test-case",
                            "create",
                            "--project-name=chats",
                            "--partition-key",
                            "null",
                            "--app-id=counter",
                            "--sequence-id=0"))
                    .isZero();
        }

        @Test
        void withoutTouchingAFileThatIsNotOneOfCases() throws IOException {
            Path other = Files.writeString(folder.resolve("package.json"), "{\"name\": \"ui\"}");

            assertThat(create("1", "--target-file-name", other.toString())).isEqualTo(1);

            assertThat(err.toString())
                    .startsWith("File '%s' is not a list of test cases: It is not a JSON list.".formatted(other));
            assertThat(other).hasContent("{\"name\": \"ui\"}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "test-case | Missing required subcommand",
                    "test-case create --app-id=a --sequence-id=1 | Missing required option: '--project-name=P'",
                    "test-case create --project-name=p --app-id=a --sequence-id=x | Invalid value for option '--sequence-id'",
                    "show --project=p | Missing required option: '--app-id=A'",
                    "list --projekt=p | Unknown option: '--projekt=p'"
                })
        void orSaysWhatIsWrongWithTheCommand(String command, String explanation) {
            assertThat(run(command.split(" "))).isEqualTo(2);

            assertThat(err.toString()).startsWith(explanation).contains("--help' lists what can be used.");
        }
    }

    @Test
    void areListedByTheHelp() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("list", "show", "test-case");
    }

    private int run(String... arguments) {
        return runIn(storage(), arguments);
    }

    private int runIn(Path directory, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        if (TAKE_A_STORAGE.stream().anyMatch(String.join(" ", arguments)::startsWith)) {
            all.add("--storage=" + directory);
        }
        PrintStream none = new PrintStream(OutputStream.nullOutputStream());
        Browser browser = Browser.of("Linux", Map.of());
        CommandLine burr = Burr.commandLine(
                new UiLaunch(
                        settings -> {
                            throw new AssertionError("No server is started.");
                        },
                        browser,
                        none),
                new DemoService(null, browser, none));
        burr.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return burr.execute(all.toArray(String[]::new));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> json() {
        return (Map<String, Object>) Serde.standard().parse(out.toString());
    }
}
