package dev.burr.benchmarks.server;

import java.nio.file.Path;

/**
 * Where the programs are that are measured.
 *
 * @param launcher {@code ./burr}
 * @param bareJar a Spring Boot application that does nothing, with all that it needs inside
 * @param starterJar the same with the starter
 * @param python an interpreter that has the original
 */
public record Places(Path launcher, Path bareJar, Path starterJar, Path python) {

    /** Those of a built clone of this repository. */
    public static Places of(Path clone, Path python) {
        Path root = clone.toAbsolutePath().normalize();
        return new Places(
                root.resolve("burr"),
                root.resolve("benchmarks/bare-app/target/bare-app-0.1.0-SNAPSHOT-exec.jar"),
                root.resolve("benchmarks/bare-app/target/bare-app-0.1.0-SNAPSHOT-starter.jar"),
                python);
    }
}
