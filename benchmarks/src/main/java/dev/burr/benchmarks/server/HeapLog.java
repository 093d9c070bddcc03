package dev.burr.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a JVM says of its collections of garbage, by {@code -Xlog:gc}.
 *
 * @param largestAfterCollection megabytes that were in use after a collection, at most; empty if there was none
 */
record HeapLog(OptionalDouble largestAfterCollection) {

    /** As in {@code GC(7) Pause Young (Normal) (G1 Evacuation Pause) 45M->12M(256M) 3.1ms}. */
    private static final Pattern COLLECTION = Pattern.compile("\\d+M->(\\d+)M\\(\\d+M\\)");

    static HeapLog read(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return of(lines);
        }
    }

    static HeapLog of(Stream<String> lines) {
        return new HeapLog(lines.map(COLLECTION::matcher)
                .filter(Matcher::find)
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .max());
    }
}
