package dev.burr.environment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A MariaDB server that ends with the test JVM, or the MariaDB or MySQL that a variable names. */
public final class MariaDb {
    private static final String VARIABLE = "BURR_MYSQL_URL";
    private static final String PLACE = "/usr/sbin";

    private static final Tool<String> TOOL = new Tool<>(
            "MariaDB",
            "no mariadbd on PATH or in /usr/sbin that starts",
            "Install mariadb-server, or point %s to a database, as in jdbc:mariadb://host/database?user=me&password=secret."
                    .formatted(VARIABLE),
            () -> Tool.server(VARIABLE, MariaDb::start));

    private MariaDb() {}

    /** The JDBC URL of a database, with the user in it, for tests that are marked with {@link NeedsMariaDb}. */
    public static String url() {
        return TOOL.require();
    }

    private static Optional<String> start() throws IOException {
        Optional<Path> server = Tool.command("mariadbd", PLACE);
        Optional<Path> installer = Tool.command("mariadb-install-db", PLACE);
        return server.isPresent() && installer.isPresent()
                ? Optional.of(start(server.get(), installer.get()))
                : Optional.empty();
    }

    private static String start(Path server, Path installer) throws IOException {
        Path folder = Files.createTempDirectory("burr-mariadb");
        String user = "--user=" + System.getProperty("user.name");
        String data = "--datadir=" + folder.resolve("data");
        install(process(installer, "--auth-root-authentication-method=normal", "--skip-test-db", user, data));
        int port = ServerProcess.freePort();
        Process running = process(
                server,
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=" + folder.resolve("socket"),
                "--pid-file=" + folder.resolve("pid"),
                "--innodb-flush-log-at-trx-commit=0",
                user,
                data);
        new ServerProcess(running, folder).awaitLine("ready for connections");
        return "jdbc:mariadb://127.0.0.1:%d/mysql?user=root".formatted(port);
    }

    private static Process process(Path command, String... arguments) throws IOException {
        Stream<String> line = Stream.concat(Stream.of(command.toString(), "--no-defaults"), Stream.of(arguments));
        return new ProcessBuilder(line.toList()).redirectErrorStream(true).start();
    }

    private static void install(Process installing) throws IOException {
        String said = new String(installing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = installing.onExit().join().exitValue();
        if (code != 0) {
            throw new IOException("Making the data directory ended with code %d: %s".formatted(code, said));
        }
    }

    static final class Condition extends ToolCondition {
        Condition() {
            super(TOOL);
        }
    }
}
