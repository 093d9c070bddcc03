package dev.burr.benchmarks.probe;

import dev.burr.benchmarks.scenario.Contender;
import dev.burr.benchmarks.scenario.Folders;
import dev.burr.benchmarks.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures in processes, a new one each time: what one contender has compiled, loaded or left on the heap is not there for
 * the next, and luck in compiling is drawn anew each round.
 */
public final class ProcessProbes implements Probes {

    private static final int PATIENCE_MINUTES = 10;
    private static final int LAST_LINES = 20;

    private final Commands commands;
    private final Path scratch;

    /** Probes that leave their files in a folder while they work. */
    public ProcessProbes(Commands commands, Path scratch) {
        this.commands = commands;
        this.scratch = scratch;
    }

    @Override
    public Round measure(Scenario scenario, Contender contender, Effort effort)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(scratch, "probe");
        try {
            List<String> command = commands.probe(scenario, contender, effort, folder);
            String output = run(command);
            try {
                return Round.of(SampleLines.parse(output));
            } catch (IllegalArgumentException e) {
                throw new ProbeException(
                        "A probe printed what is no measurement. %s Its command is: %s"
                                .formatted(e.getMessage(), String.join(" ", command)),
                        e);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** The versions of the original and of its Python. */
    public List<String> peerVersions() throws IOException, InterruptedException {
        return run(commands.versions()).lines().toList();
    }

    /** What a command prints. */
    private String run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(scratch, "probe", ".out");
        Path errors = Files.createTempFile(scratch, "probe", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try {
                if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                    throw failed("did not end within %d minutes".formatted(PATIENCE_MINUTES), command, errors);
                }
            } finally {
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw failed("ended with exit code " + process.exitValue(), command, errors);
            }
            return Files.readString(output);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static ProbeException failed(String how, List<String> command, Path errors) throws IOException {
        List<String> lines = Files.readAllLines(errors);
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return new ProbeException("A probe %s. Its command is: %s%nThe end of what it says:%n%s"
                .formatted(how, String.join(" ", command), String.join(System.lineSeparator(), last)));
    }
}
