package dev.burr.environment;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that a machine may have; looked for once in a test JVM. */
final class Tool<T> {
    private final String name;
    private final String why;
    private final String remedy;
    private final Supplier<Optional<T>> search;
    private @Nullable Optional<T> found;

    Tool(String name, String why, String remedy, Supplier<Optional<T>> search) {
        this.name = name;
        this.why = why;
        this.remedy = remedy;
        this.search = search;
    }

    /** Executable files called {@code command} in the folders of PATH, in their order. */
    static Stream<Path> onPath(String command) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> Stream.of(Path.of(folder, command), Path.of(folder, command + ".exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file));
    }

    synchronized Optional<T> find() {
        if (found == null) {
            found = search.get();
        }
        return found;
    }

    T require() {
        return find().orElseThrow(() -> new IllegalStateException(missing()));
    }

    String missing() {
        return "%s was not found (%s). %s".formatted(name, why, remedy);
    }
}
