package dev.burr.environment;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server that ends with the test JVM, or the one that a variable names. */
public final class Postgres {
    private static final Logger log = LoggerFactory.getLogger(Postgres.class);
    private static final String VARIABLE = "BURR_POSTGRES_URL";

    private static final Tool<String> TOOL = new Tool<>(
            "PostgreSQL",
            "its binaries are not there for this platform, or don't start on it",
            "Point %s to a database, as in jdbc:postgresql://host/database?user=me&password=secret."
                    .formatted(VARIABLE),
            Postgres::find);

    private Postgres() {}

    /** The JDBC URL of a database, with the user in it, for tests that are marked with {@link NeedsPostgres}. */
    public static String url() {
        return TOOL.require();
    }

    private static Optional<String> find() {
        String chosen = System.getenv(VARIABLE);
        return chosen != null ? Optional.of(chosen) : start();
    }

    /** It refuses to be run by root; the library gives it another user then. */
    private static Optional<String> start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start();
            return Optional.of(server.getJdbcUrl("postgres", "postgres"));
        } catch (IOException | RuntimeException e) {
            log.warn("PostgreSQL did not start.", e);
            return Optional.empty();
        }
    }

    static final class Condition extends ToolCondition {
        Condition() {
            super(TOOL);
        }
    }
}
