package dev.burr.ui.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.serde.Serde;
import dev.burr.tracking.LogTime;
import dev.burr.tracking.TrackingEvent.WriterOpened;
import dev.burr.tracking.WriterIdentity;
import dev.burr.ui.fixture.RunFiles;
import dev.burr.ui.fixture.RunTwice;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code burr convert}, as somebody at a terminal or a script uses it. */
final class ConvertCommandTest {

    private static final FileTime LONG_AGO = FileTime.from(RunFiles.START);

    @TempDir
    private Path folder;

    private final RunTwice recorded = RunTwice.random(3, 2, 40);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Path storage() {
        return folder.resolve("runs");
    }

    private Path copies() {
        return folder.resolve("copies");
    }

    private Path log(Path root, String app) {
        return root.resolve("chats").resolve(app).resolve("log.jsonl");
    }

    @BeforeEach
    void record() throws IOException {
        write("chat", recorded.delta());
    }

    private void write(String app, List<String> lines) throws IOException {
        RunTwice.files(storage(), "chats", app, lines);
        Files.setLastModifiedTime(log(storage(), app), LONG_AGO);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("convert", "--project=chats", "--storage=" + storage()));
        all.addAll(List.of(arguments));
        PrintStream none = new PrintStream(OutputStream.nullOutputStream());
        Browser browser = Browser.of("Linux", Map.of());
        UiLaunch launch = new UiLaunch(
                settings -> {
                    throw new AssertionError("No server is started.");
                },
                browser,
                none);
        CommandLine burr = Burr.commandLine(launch, new DemoService(null, browser, none));
        burr.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return burr.execute(all.toArray(String[]::new));
    }

    private int copy(String... arguments) {
        return run(Stream.concat(Stream.of(arguments), Stream.of("--to=" + copies()))
                .toArray(String[]::new));
    }

    /** The log without a line that others build on, and the step whose end that was. */
    private List<String> damaged() {
        List<String> lines = new ArrayList<>(recorded.delta());
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).contains("\"place\":0,") && lines.stream().anyMatch(buildsOn(lines.get(i)))) {
                lines.remove(i);
                return lines;
            }
        }
        throw new AssertionError("No line builds on another one.");
    }

    private static Predicate<String> buildsOn(String head) {
        String chain = head.replaceAll("(?s).*(\"chain\":\"[^\"]*\").*", "$1");
        return line -> line.contains(chain + ",\"place\":1,");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesWhatWouldHaveBeenRecordedWithWholeStates() throws IOException {
        byte[] before = Files.readAllBytes(log(storage(), "chat"));

        assertThat(copy("--app=chat")).isZero();

        assertThat(log(copies(), "chat")).hasContent(String.join("", recorded.full()));
        assertThat(Files.getLastModifiedTime(log(copies(), "chat"))).isEqualTo(LONG_AGO);
        assertThat(names(copies().resolve("chats/chat"))).containsExactly("graph.json", "log.jsonl", "metadata.json");
        assertThat(names(copies().resolve("chats"))).containsExactly("chat");
        assertThat(log(storage(), "chat")).hasBinaryContent(before);
        assertThat(out.toString()).contains("Run 'chat' is in " + copies().resolve("chats/chat") + " now, ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void convertsAllRunsOfAProject() throws IOException {
        write("full", recorded.full());
        RunFiles.in(storage(), "chats", "empty").graph("n", "count");

        assertThat(copy("--all", "--json")).isZero();

        assertThat(names(copies().resolve("chats"))).containsExactly("chat", "empty", "full");
        assertThat(log(copies(), "full")).hasContent(String.join("", recorded.full()));
        assertThat(Serde.standard().parse(out.toString()))
                .extracting("runs")
                .asString()
                .contains("app=chat", "app=full", "app=empty", "leftOut=[]", "failure=null");
    }

    @Test
    void writesOverNothing() throws IOException {
        Files.createDirectories(copies().resolve("chats/chat"));

        assertThat(copy("--app=chat")).isEqualTo(1);

        assertThat(err.toString())
                .isEqualToNormalizingNewlines("Folder '" + copies().resolve("chats/chat")
                        + "' is there already, and nothing is written over."
                        + " Move it away, or name another folder with --to.\n");
        assertThat(names(copies().resolve("chats/chat"))).isEmpty();
    }

    @Test
    void leavesOutWhatIsNotKnownAndSaysSo() throws IOException {
        write("damaged", damaged());

        assertThat(copy("--app-id=damaged")).isEqualTo(1);

        assertThat(err.toString())
                .contains(" is not known, the end of the step is left out."
                        + " It has changes only, and the line with what they build on is missing.");
        assertThat(log(copies(), "damaged")).content().doesNotContain("\"changes\":");
        assertThat(String.join("", recorded.full()).lines().toList())
                .containsAll(Files.readAllLines(log(copies(), "damaged")));
    }

    @Test
    void namesTheStepsThatItLeavesOutForPrograms() throws IOException {
        write("damaged", damaged());

        assertThat(copy("--app-id=damaged", "--json")).isEqualTo(1);

        assertThat(out.toString()).contains("\"sequenceId\": ", "\"offset\": ", "\"reason\": \"It has changes only");
    }

    @Test
    void leavesOutALineThatWasCutOff() throws IOException {
        List<String> lines = new ArrayList<>(recorded.delta());
        lines.add("{\"type\":\"begin_en");
        write("torn", lines);

        assertThat(copy("--app=torn")).isEqualTo(1);

        assertThat(log(copies(), "torn")).hasContent(String.join("", recorded.full()));
        assertThat(err.toString())
                .contains("byte %,d of its log: A line is left out. It is cut off."
                        .formatted(String.join("", recorded.delta()).getBytes(UTF_8).length));
    }

    @Test
    void replacesALogWhenAskedTo() throws IOException {
        assertThat(run("--app=chat", "--in-place")).isZero();

        assertThat(log(storage(), "chat")).hasContent(String.join("", recorded.full()));
        assertThat(names(storage().resolve("chats/chat"))).containsExactly("graph.json", "log.jsonl", "metadata.json");
        out.getBuffer().setLength(0);

        assertThat(run("--app=chat", "--in-place")).isZero();

        assertThat(out.toString()).contains("Run 'chat' is left as it is, 0 lines of it are to be converted.");
    }

    @Test
    void replacesNothingWhereSomethingWouldBeLost() throws IOException {
        write("damaged", damaged());

        assertThat(run("--app=damaged", "--in-place")).isEqualTo(1);

        assertThat(log(storage(), "damaged")).hasContent(String.join("", damaged()));
        assertThat(names(storage().resolve("chats/damaged")))
                .containsExactly("graph.json", "log.jsonl", "metadata.json");
        assertThat(err.toString())
                .contains("would be left out", "Run 'damaged' can only be converted into another folder, with --to.");
    }

    @Test
    void replacesNothingThatIsStillWritten() throws IOException {
        RunFiles.in(storage(), "chats", "chat")
                .log(new WriterOpened(LogTime.of(RunFiles.START), WriterIdentity.current()));
        byte[] before = Files.readAllBytes(log(storage(), "chat"));

        assertThat(run("--app=chat", "--in-place")).isEqualTo(1);

        assertThat(log(storage(), "chat")).hasBinaryContent(before);
        assertThat(err.toString())
                .contains("Run 'chat' may still be written: its writer lives, or was heard of in the last minutes."
                        + " End it first, or convert a copy with --to.");
        assertThat(copy("--app=chat")).isZero();
    }

    @Test
    void saysWhatThereIsInPlaceOfARunThatIsNot() {
        assertThat(copy("--app=chap")).isEqualTo(1);

        assertThat(err.toString()).contains("Project 'chats' has no run 'chap' (there is 'chat').");
        assertThat(copies()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--app=chat", "--all", "--to=x", "--app=chat --all --to=x", "--app=chat --to=x --in-place"})
    void isToldWhichAndWhere(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);

        assertThat(err.toString()).contains("'burr convert --help' lists what can be used.");
    }
}
