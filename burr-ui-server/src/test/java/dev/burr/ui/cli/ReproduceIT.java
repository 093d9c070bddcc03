package dev.burr.ui.cli;

import static dev.burr.core.Action.action;
import static dev.burr.core.Transition.from;
import static dev.burr.ui.fixture.TestServer.encoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.burr.application.Application;
import dev.burr.application.ApplicationBuilder;
import dev.burr.cases.TestCases;
import dev.burr.cases.TraceCase;
import dev.burr.core.Graph;
import dev.burr.core.Inputs;
import dev.burr.core.State;
import dev.burr.environment.NeedsPython;
import dev.burr.environment.Python;
import dev.burr.tracking.file.LocalTrackingClient;
import dev.burr.tracking.file.TrackingDirectory;
import dev.burr.ui.fixture.CompiledSource;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.TestServer;
import dev.burr.ui.index.Run;
import dev.burr.ui.reproduce.Reproduction;
import dev.burr.ui.reproduce.Reproductions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** What the UI shows to take a step home, typed where users type it: into a shell, a compiler, an interpreter of Python. */
final class ReproduceIT {

    private static final String APP = "it is + 100~ @1";

    private static final Graph CHAT = Graph.builder()
            .withActions(
                    action("prompt")
                            .inputs("prompt")
                            .writes("prompt")
                            .run((state, inputs) -> state.with("prompt", inputs.getString("prompt"))),
                    action("respond").reads("prompt").writes("response").run(state -> {
                        if (state.getString("prompt").isBlank()) {
                            throw new IllegalStateException("Nothing was said.");
                        }
                        return state.with("response", "You said: " + state.getString("prompt"));
                    }))
            .withTransitions(from("prompt").to("respond"), from("respond").to("prompt"))
            .build();

    @TempDir
    private Path folder;

    private Path home;
    private Path storage;

    @BeforeEach
    void record() throws IOException {
        home = Files.createDirectory(folder.resolve("home's \"$HOME\""));
        storage = home.resolve(".burr");
        try (LocalTrackingClient tracking = tracking()) {
            Application app = new ApplicationBuilder()
                    .withGraph(CHAT)
                    .withState(State.of("history", List.of()))
                    .withEntrypoint("prompt")
                    .withIdentifiers(APP, "-ana's; $(id)")
                    .withTracker(tracking)
                    .build();
            app.step(Inputs.of("prompt", "a \"quoted\" \\u0041 \u20ac"));
            app.step();
            app.step(Inputs.of("prompt", " "));
            catchThrowable(app::step);
        }
    }

    private LocalTrackingClient tracking() {
        return LocalTrackingClient.builder()
                .storageDir(storage)
                .project("chats")
                .build();
    }

    private JsonNode shown(String app, long sequenceId) {
        try (TestServer server = TestServer.on(storage)) {
            return server.json(
                    "/api/v1/step/reproduce?project=chats&app=" + encoded(app) + "&sequenceId=" + sequenceId);
        }
    }

    /** As the server shows it whose storage is where programs look by themselves. */
    private Reproduction shownAtHome(long sequenceId) {
        try (RecordedRuns recorded = new RecordedRuns(new TrackingDirectory(storage))) {
            Run run = recorded.run("chats", APP);
            return new Reproductions("~/.burr").of("chats", run, recorded.step(run, sequenceId));
        }
    }

    /** Runs a command in a shell, in which {@code ./burr} tells what it was called with, and the command line does it then. */
    private int type(String command) throws Exception {
        Path project = Files.createDirectories(folder.resolve("project"));
        Path script = project.resolve("burr");
        Files.writeString(script, "#!/bin/sh\nprintf '%s\\0' \"$@\" > arguments\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        Process shell = new ProcessBuilder("sh", "-c", command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(shell.getInputStream().readAllBytes())).isEmpty();
        assertThat(shell.waitFor()).isZero();
        List<String> arguments =
                List.of(Files.readString(project.resolve("arguments")).split("\0"));
        String target = arguments.get(arguments.size() - 1);
        assertThat(target).startsWith("src/test/resources/traces/");
        // This process can't be in the folder of the project.
        return commandLine()
                .execute(arguments.stream()
                        .map(each ->
                                each.equals(target) ? project.resolve(target).toString() : each)
                        .toArray(String[]::new));
    }

    private static CommandLine commandLine() {
        PrintStream none = new PrintStream(OutputStream.nullOutputStream());
        Browser browser = Browser.of("Linux", Map.of());
        UiLaunch launch = new UiLaunch(
                settings -> {
                    throw new AssertionError("No server is started.");
                },
                browser,
                none);
        return Burr.commandLine(launch, new DemoService(null, browser, none))
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(System.err, true));
    }

    @Test
    void makesTheCaseAndTheTestThatAreShown() throws Exception {
        JsonNode shown = shown(APP, 1);

        assertThat(shown.get("command").asString())
                .contains("\n    --partition-key='-ana'\\''s; $(id)' \\\n", "\n    --app-id 'it is + 100~ @1' \\\n");
        assertThat(type(shown.get("command").asString())).isZero();

        TraceCase made = TestCases.read(folder.resolve("project/src/test/resources/traces/respond.json"))
                .get(0);
        assertThat(made.action()).isEqualTo("respond");
        assertThat(made.run(CHAT).state().getString("response")).startsWith("You said: a \"quoted\"");
        assertThat(shown.get("testFile").asString()).isEqualTo("src/test/java/RespondTest.java");
        assertThat(CompiledSource.problems("RespondTest", shown.get("test").asString(), folder))
                .isEmpty();
        assertThat(shown.get("problem").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a;b", "100%", "it's \"quoted\"", "$HOME `id`", "-x", "*", "ä ü"})
    void isQuotedForTheShellWhateverTheIdIs(String app) throws Exception {
        RunFiles.in(storage, "chats", app).graph("n", "count / more").step(0, "count / more", Map.of("n", 1));

        JsonNode shown = shown(app, 0);
        assertThat(type(shown.get("command").asString())).isZero();

        assertThat(TestCases.read(folder.resolve("project/src/test/resources/traces/count-more.json")))
                .hasSize(1);
        assertThat(CompiledSource.problems("CountMoreTest", shown.get("test").asString(), folder))
                .isEmpty();
    }

    @Test
    void saysWhyNoCaseCanBeMade() {
        RunFiles.in(storage, "chats", "open").graph("n", "count").begin(0, "count");

        JsonNode shown = shown("open", 0);

        assertThat(shown.get("problem").asString()).contains("Step 0 has not ended", "Take one that has.");
        assertThat(shown.get("command").isNull()).isTrue();
        assertThat(shown.get("test").isNull()).isTrue();
        assertThat(shown.get("pythonProblem").isNull()).isTrue();
        assertThat(shown.get("forks")).isEmpty();
    }

    @Test
    void answers404ForAStepThatIsNotThere() {
        try (TestServer server = TestServer.on(storage)) {
            assertThat(server.get("/api/v1/step/reproduce?project=chats&app=nope&sequenceId=0")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.get("/api/v1/step/reproduce?project=chats&app=" + encoded(APP) + "&sequenceId=9")
                            .body())
                    .contains("Step 9 is not in run");
        }
    }

    @Test
    void goesOnInJavaAsShown() throws Exception {
        JsonNode forks = shown(APP, 1).get("forks");

        assertThat(forks).hasSize(2);
        assertThat(forks.get(0).get("again").asBoolean()).isTrue();
        Application again = run(forks.get(0).get("java").asString(), "Again");
        assertThat(again.state().getString("response")).startsWith("You said: a \"quoted\" \\u0041 \u20ac");
        assertThat(again.id()).isNotEqualTo(APP);

        assertThat(forks.get(1).get("again").asBoolean()).isFalse();
        Application after = run(forks.get(1).get("java").asString(), "After");
        assertThat(after.state().getString("prompt")).isEqualTo(" ");
    }

    @Test
    void runsTheFailedStepAgain() throws Exception {
        JsonNode fork = shown(APP, 3).get("forks").get(0);

        assertThatThrownBy(() -> run(fork.get("java").asString(), "Failed")).hasRootCauseMessage("Nothing was said.");
    }

    @Test
    void writesDownTheInputsAsJavaHasThem() throws Exception {
        JsonNode fork = shown(APP, 2).get("forks").get(0);

        assertThat(run(fork.get("java").asString(), "Prompted").state().getString("prompt"))
                .isEqualTo(" ");
    }

    @Test
    void compilesForTheUsualStorage() throws IOException {
        for (Reproduction.Fork fork : shownAtHome(1).forks()) {
            assertThat(CompiledSource.problems("Usual", source(fork.java(), "Usual"), folder))
                    .isEmpty();
            assertThat(fork.java()).startsWith("var tracking = LocalTrackingClient.forProject(\"chats\");");
        }
    }

    private static String source(String snippet, String className) {
        return """
                import dev.burr.application.*;
                import dev.burr.core.*;
                import dev.burr.tracking.file.LocalTrackingClient;
                import java.nio.file.Path;

                public class %s {
                    public static Application run(Graph graph) {
                        %s
                        tracking.close();
                        return app;
                    }
                }
                """
                .formatted(className, snippet);
    }

    private Application run(String snippet, String className) throws Exception {
        assertThat(CompiledSource.problems(className, source(snippet, className), folder))
                .isEmpty();
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            return (Application)
                    classes.loadClass(className).getMethod("run", Graph.class).invoke(null, CHAT);
        }
    }

    @Test
    @NeedsPython
    void makesTheCaseWithApacheBurrAsShown() throws Exception {
        Reproduction shown = shownAtHome(1);
        Files.createDirectories(folder.resolve("src/test/resources/traces"));

        python(List.of("sh", "-c", String.valueOf(shown.pythonCommand())));

        TraceCase theirs = TestCases.read(folder.resolve("src/test/resources/traces/respond.json"))
                .get(0);
        assertThat(theirs.action()).isEqualTo("respond");
        assertThat(theirs.run(CHAT).state().getString("response")).startsWith("You said: a \"quoted\"");
    }

    @Test
    @NeedsPython
    void goesOnInPythonAsShown() throws Exception {
        Reproduction.Fork usual = shownAtHome(1).forks().get(0);
        String elsewhere = shown(APP, 2).get("forks").get(0).get("python").asString();

        assertThat(python(program(usual.python()))).endsWith("respond You said: a \"quoted\" \\u0041 \u20ac\n");
        assertThat(python(program(elsewhere))).endsWith("prompt  \n");
    }

    /** A file, since Apache Burr records the source of its actions. */
    private List<String> program(String snippet) throws IOException {
        Path file = folder.resolve("program.py");
        Files.writeString(
                file,
                """
                from burr.core import ApplicationBuilder, action
                from burr.core.graph import GraphBuilder
                from burr.tracking import LocalTrackingClient

                @action(reads=[], writes=["prompt"])
                def prompt(state, prompt):
                    return state.update(prompt=prompt)

                @action(reads=["prompt"], writes=["response"])
                def respond(state):
                    return state.update(response="You said: " + state["prompt"])

                graph = (
                    GraphBuilder()
                    .with_actions(prompt, respond)
                    .with_transitions(("prompt", "respond"), ("respond", "prompt"))
                    .build()
                )
                """
                        + snippet
                        + """

                last = app.state["__PRIOR_STEP"]
                print(last, app.state["response" if last == "respond" else "prompt"])
                """);
        return List.of(Python.executable().toString(), file.toString());
    }

    private String python(List<String> command) throws Exception {
        Path errors = Files.createTempFile(folder, "python", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        builder.environment().merge("PATH", Python.executable().getParent() + ":", (path, own) -> own + path);
        Process process = builder.redirectError(errors.toFile()).start();
        String printed = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return printed;
    }
}
