package dev.burr.environment;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that a machine may have; looked for once in a test JVM. */
final class Tool<T> {
    private static final Logger log = LoggerFactory.getLogger(Tool.class);

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

    /** An executable file of PATH, else of a folder where the PATH of users may not lead, as Debian has servers. */
    static Optional<Path> command(String name, String folder) {
        return Stream.concat(onPath(name), Stream.of(Path.of(folder, name)).filter(Files::isExecutable))
                .findFirst();
    }

    /** The address that a variable names, else that of a server that is started here; empty where none starts. */
    static Optional<String> server(String variable, Server own) {
        String chosen = System.getenv(variable);
        if (chosen != null) {
            return Optional.of(chosen);
        }
        try {
            return own.start();
        } catch (IOException | RuntimeException e) {
            log.warn("No server starts here. Variable {} can name another.", variable, e);
            return Optional.empty();
        }
    }

    /** A server that can be started here. */
    interface Server {

        /** Its address; empty where the machine does not have it. */
        Optional<String> start() throws IOException;
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
