package dev.burr.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What {@code benchmarks/run} says before it builds anything. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a script for bash")
final class RunTest {

    @Test
    void explainsItself() throws Exception {
        Outcome outcome = run("--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output())
                .startsWith("Usage: benchmarks/run")
                .contains("--server", "--starter", "--browser", "--quick", "--json FILE", "--jmh");
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() throws Exception {
        Outcome outcome = run("--quick", "--fast");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output())
                .startsWith("benchmarks/run: There is no option '--fast'.")
                .contains("Usage:");
    }

    @Test
    void refusesToWriteToAFileWithoutName() throws Exception {
        Outcome outcome = run("--json");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).startsWith("benchmarks/run: Option '--json' has no file.");
    }

    @Test
    void refusesToWriteIntoAFolderThatIsNotThereBeforeItMeasures() throws Exception {
        Outcome outcome = run("--json", "nowhere/results.json");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.output()).startsWith("benchmarks/run: There is no folder 'nowhere' to write to.");
    }

    private static Outcome run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("./run"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private record Outcome(int exitCode, String output) {}
}
