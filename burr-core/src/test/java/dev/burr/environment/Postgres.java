package dev.burr.environment;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A PostgreSQL server that ends with the test JVM, or the one that a variable names. */
public final class Postgres {
    private static final String VARIABLE = "BURR_POSTGRES_URL";

    private static final Tool<String> TOOL = new Tool<>(
            "PostgreSQL",
            "its binaries are not there for this platform, or don't start on it",
            "Point %s to a database, as in jdbc:postgresql://host/database?user=me&password=secret."
                    .formatted(VARIABLE),
            () -> Tool.server(VARIABLE, Postgres::start));

    private Postgres() {}

    /** The JDBC URL of a database, with the user in it, for tests that are marked with {@link NeedsPostgres}. */
    public static String url() {
        return TOOL.require();
    }

    /** It refuses to be run by root; the library gives it another user then. */
    private static Optional<String> start() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
        return Optional.of(server.getJdbcUrl("postgres", "postgres"));
    }

    static final class Condition extends ToolCondition {
        Condition() {
            super(TOOL);
        }
    }
}
