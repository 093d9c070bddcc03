package dev.burr.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What it was measured on.
 *
 * @param files the kind of file system that the logs were on
 */
public record Machine(String cpu, int cores, String os, String jdk, String python, String files) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /** This machine. */
    public static Machine current(String python, Path scratch) throws IOException {
        return new Machine(
                Files.isReadable(CPU_INFO) ? cpuOf(Files.readAllLines(CPU_INFO)) : unnamedCpu(),
                Runtime.getRuntime().availableProcessors(),
                join("os.name", "os.version", "os.arch"),
                join("java.vm.name", "java.runtime.version"),
                python,
                Files.getFileStore(scratch).type());
    }

    /** The name of the first processor in {@code /proc/cpuinfo}, which not every architecture has. */
    static String cpuOf(List<String> info) {
        return info.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseGet(Machine::unnamedCpu);
    }

    private static String unnamedCpu() {
        return "unnamed " + System.getProperty("os.arch");
    }

    private static String join(String... properties) {
        return String.join(" ", Stream.of(properties).map(System::getProperty).toList());
    }

    /** All of it in a line. */
    String describe() {
        return "%s, %d cores; %s; %s; %s; files on %s".formatted(cpu, cores, os, jdk, python, files);
    }
}
