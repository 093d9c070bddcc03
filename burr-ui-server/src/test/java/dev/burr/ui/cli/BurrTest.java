package dev.burr.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class BurrTest {

    private final List<UiSettings> started = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void startsTheUiWhenNoCommandIsNamed(@TempDir Path storage) {
        assertThat(run("--port=0", "--storage", storage.toString())).isZero();

        assertThat(started).containsExactly(new UiSettings(0, "127.0.0.1", storage, true, true));
        assertThat(printed())
                .isEqualTo("Burr shows the runs in %s at http://localhost:4711/ (Ctrl-C ends it)%n".formatted(storage));
    }

    @Test
    void takesTheSameOptionsBehindUi(@TempDir Path storage) {
        int code = run("ui", "--port=0", "--host=::1", "--storage=" + storage, "--no-open", "--no-samples");

        assertThat(code).isZero();
        assertThat(started).containsExactly(new UiSettings(0, "::1", storage, false, false));
    }

    @Test
    void acceptsAStorageThatIsNotThereYet(@TempDir Path folder) {
        assertThat(run("--port=0", "--storage", folder.resolve("later").toString()))
                .isZero();

        assertThat(started).extracting(UiSettings::storage).containsExactly(folder.resolve("later"));
    }

    @Test
    void readsATildeThatTheShellLeft() {
        run("--port=0", "--storage=~/runs");

        assertThat(started)
                .extracting(UiSettings::storage)
                .containsExactly(Path.of(System.getProperty("user.home"), "runs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--port=x | 'x' is not a port. Use a number from 0 to 65535.",
                "--port=65536 | '65536' is not a port. Use a number from 0 to 65535.",
                "--port=-1 | '-1' is not a port. Use a number from 0 to 65535.",
                "--host= | '' has no address. Use 127.0.0.1.",
                "--host=no.such.host.invalid | 'no.such.host.invalid' has no address. Use 127.0.0.1.",
                "--no-opn | Possible solutions: --no-open",
                "sevre | Unmatched argument at index 0: 'sevre'"
            })
    void explainsWrongUsage(String argument, String explanation) {
        assertThat(run(argument)).isEqualTo(2);

        assertThat(err.toString()).contains(explanation).doesNotContain("Usage:");
        assertThat(started).isEmpty();
    }

    @Test
    void refusesAFileAsStorage(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(run("--storage", file.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("'%s' is not a folder. Name a folder.".formatted(file));
    }

    @Test
    void refusesOptionsThatStandBeforeTheCommand() {
        assertThat(run("--no-open", "ui")).isEqualTo(2);

        assertThat(err.toString())
                .startsWith("Option '--no-open' stands before the command 'ui'. Put it behind the command.");
    }

    @Test
    void failsBeforeTheServerStartsWhenThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", String.valueOf(taken.getLocalPort()))).isEqualTo(1);

            assertThat(err.toString())
                    .startsWith("Port %d is in use by ".formatted(taken.getLocalPort()))
                    .containsPattern("Stop it or use --port [0-9]+\\.");
            assertThat(started).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "ui --help"})
    void listsWhatCanBeUsed(String arguments) {
        assertThat(run(arguments.split(" "))).isZero();

        assertThat(out.toString()).contains("--port", "--host", "--storage", "--no-open", "--no-samples");
        assertThat(out.toString()).doesNotContain("rehearse");
        assertThat(started).isEmpty();
    }

    @Test
    void saysWhereTheDemoIsWhenItIsNotHere() {
        assertThat(run("demo", "--port=0")).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("The demo is not part of this installation. Use './burr demo' in a copy of the sources.");
        assertThat(started).isEmpty();
    }

    @Test
    void printsItsVersion() {
        assertThat(run("--version")).isZero();

        assertThat(out.toString()).startsWith("burr ");
    }

    private int run(String... arguments) {
        Browser none = Browser.of("Linux", Map.of());
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        CommandLine burr =
                Burr.commandLine(new UiLaunch(this::start, none, stream), new DemoService(null, none, stream));
        burr.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return burr.execute(arguments);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private RunningServer start(UiSettings settings) {
        started.add(settings);
        return new RunningServer() {
            @Override
            public URI uri() {
                return URI.create("http://localhost:4711/");
            }

            @Override
            public void close() {}
        };
    }
}
