package dev.burr.tracking.file;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts programs of the tests in a Java of their own, in the quickest way there is. */
final class ChildJvm {

    private ChildJvm() {}

    /** A process that runs a main method. Its errors go to ours, its output can be read. */
    static Process start(Class<?> program, Object... arguments) throws IOException {
        return builder(List.of(), program, arguments).start();
    }

    /** The same, under a limit for the size of the files that it writes. */
    static Process startWithFileLimit(int kilobytes, Class<?> program, Object... arguments) throws IOException {
        var limited = List.of("bash", "-c", "ulimit -f %d && exec \"$@\"".formatted(kilobytes), "bash");
        return builder(limited, program, arguments).start();
    }

    /** What a process said until it ended by itself. */
    static List<String> output(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException("The process ended with status %d: %s".formatted(status, said));
        }
        return said.lines().toList();
    }

    private static ProcessBuilder builder(List<String> prefix, Class<?> program, Object... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
        command.add("-Dslf4j.internal.verbosity=ERROR");
        command.addAll(List.of("-cp", classPath(), program.getName()));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    /** Without Logback, which takes as long to start as everything else. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("logback-"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
