package dev.burr.tracking.file;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of the tests in a Java of its own, started in the quickest way there is.
 *
 * @param prefix what stands before {@code java} on the command line
 * @param logs whether it has Logback, which takes as long to start as everything else
 */
record ChildJvm(Class<?> program, List<String> arguments, List<String> prefix, boolean logs) {

    static ChildJvm of(Class<?> program, Object... arguments) {
        return new ChildJvm(program, Stream.of(arguments).map(String::valueOf).toList(), List.of(), false);
    }

    ChildJvm withLogging() {
        return new ChildJvm(program, arguments, prefix, true);
    }

    /** Under a limit for the size of the files that it writes. */
    ChildJvm withFilesOfAtMost(int kilobytes) {
        var limited = List.of("bash", "-c", "ulimit -f %d && exec \"$@\"".formatted(kilobytes), "bash");
        return new ChildJvm(program, arguments, limited, logs);
    }

    /** Starts it. What it writes to its standard error goes to ours. */
    Process start() throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.addAll(List.of("-Dslf4j.internal.verbosity=ERROR", "-cp", classPath(), program.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> logs || !entry.contains("logback-"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** What a process says until it ends by itself. */
    static List<String> outputOf(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException("The process ended with status %d and said: %s".formatted(status, said));
        }
        return said.lines().toList();
    }
}
