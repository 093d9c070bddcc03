package dev.burr.benchmarks.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The browser of this machine. None is downloaded. */
final class Chromium {

    private static final List<String> COMMANDS = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private Chromium() {}

    /** The one that {@code BURR_CHROMIUM} names, else one on PATH. */
    static Optional<Path> find() {
        String chosen = System.getenv("BURR_CHROMIUM");
        if (chosen != null) {
            return Optional.of(Path.of(chosen)).filter(Files::isExecutable);
        }
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return COMMANDS.stream()
                .flatMap(command ->
                        Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, command)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
