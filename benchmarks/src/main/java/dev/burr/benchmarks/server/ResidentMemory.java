package dev.burr.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** The most memory that a process has had, which Linux tells. */
final class ResidentMemory {

    private static final String MOST = "VmHWM:";
    private static final double KILOBYTES = 1_024;

    private ResidentMemory() {}

    /** In megabytes; empty where nobody tells. */
    static OptionalDouble of(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.isReadable(status) ? of(Files.readAllLines(status)) : OptionalDouble.empty();
    }

    static OptionalDouble of(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith(MOST))
                .map(line -> line.substring(MOST.length()).strip().split(" ")[0])
                .mapToDouble(kilobytes -> Double.parseDouble(kilobytes) / KILOBYTES)
                .findFirst();
    }
}
