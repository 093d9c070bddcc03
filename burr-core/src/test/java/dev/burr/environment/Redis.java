package dev.burr.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A Redis server that ends with the test JVM, or the one that a variable names. */
public final class Redis {
    private static final String VARIABLE = "BURR_REDIS_URL";

    private static final Tool<String> TOOL = new Tool<>(
            "Redis",
            "no redis-server on PATH or in /usr/bin that starts",
            "Install redis-server, or point %s to one whose keys tests may delete, as in redis://host:6379/1."
                    .formatted(VARIABLE),
            () -> Tool.server(VARIABLE, Redis::start));

    private Redis() {}

    /** The URL of a server, for tests that are marked with {@link NeedsRedis}. */
    public static String url() {
        return TOOL.require();
    }

    private static Optional<String> start() throws IOException {
        Path command = Tool.command("redis-server", "/usr/bin").orElse(null);
        if (command == null) {
            return Optional.empty();
        }
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
    }

    static final class Condition extends ToolCondition {
        Condition() {
            super(TOOL);
        }
    }
}
