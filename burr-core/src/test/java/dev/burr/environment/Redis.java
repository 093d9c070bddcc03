package dev.burr.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Redis server that ends with the test JVM, or the one that a variable names. */
public final class Redis {
    private static final Logger log = LoggerFactory.getLogger(Redis.class);
    private static final String VARIABLE = "BURR_REDIS_URL";

    private static final Tool<String> TOOL = new Tool<>(
            "Redis",
            "no redis-server on PATH or in /usr/bin that starts",
            "Install redis-server, or point %s to one whose keys tests may delete, as in redis://host:6379/1."
                    .formatted(VARIABLE),
            Redis::find);

    private Redis() {}

    /** The URL of a server, for tests that are marked with {@link NeedsRedis}. */
    public static String url() {
        return TOOL.require();
    }

    private static Optional<String> find() {
        String chosen = System.getenv(VARIABLE);
        if (chosen != null) {
            return Optional.of(chosen);
        }
        return Stream.concat(
                        Tool.onPath("redis-server"),
                        Stream.of(Path.of("/usr/bin/redis-server")).filter(Files::isExecutable))
                .findFirst()
                .flatMap(Redis::start);
    }

    private static Optional<String> start(Path command) {
        try {
            Path folder = Files.createTempDirectory("burr-redis");
            int port = ServerProcess.freePort();
            Process running = new ProcessBuilder(List.of(
                            command.toString(),
                            "--bind",
                            "127.0.0.1",
                            "--port",
                            String.valueOf(port),
                            "--save",
                            "",
                            "--dir",
                            folder.toString()))
                    .redirectErrorStream(true)
                    .start();
            new ServerProcess(running, folder).awaitLine("Ready to accept connections");
            return Optional.of("redis://127.0.0.1:%d".formatted(port));
        } catch (IOException e) {
            log.warn("Redis did not start.", e);
            return Optional.empty();
        }
    }

    static final class Condition extends ToolCondition {
        Condition() {
            super(TOOL);
        }
    }
}
