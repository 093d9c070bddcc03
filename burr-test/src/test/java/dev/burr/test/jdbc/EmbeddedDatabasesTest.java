package dev.burr.test.jdbc;

import dev.burr.persistence.jdbc.JdbcDialect;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Holds the JDBC persister against the databases that run inside the test. */
final class EmbeddedDatabasesTest {

    private abstract static class OnH2 extends JdbcSchemasContract {

        private final String url;

        OnH2(String settings) {
            this.url = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1%s".formatted(UUID.randomUUID(), settings);
        }

        @Override
        protected String url() {
            return url;
        }

        @Override
        protected JdbcDialect dialect() {
            return JdbcDialect.H2;
        }
    }

    @Nested
    final class H2 extends OnH2 {
        H2() {
            super("");
        }
    }

    @Nested
    final class H2AsPostgres extends OnH2 {
        H2AsPostgres() {
            super(";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        }
    }

    /** As those do who name the dialect of the database that they mean. */
    @Nested
    final class H2TakenForPostgres extends OnH2 {
        H2TakenForPostgres() {
            super(";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
        }

        @Override
        protected JdbcDialect dialect() {
            return JdbcDialect.POSTGRESQL;
        }

        @Override
        protected boolean namesDialect() {
            return true;
        }
    }

    @Nested
    final class H2AsMySql extends OnH2 {
        H2AsMySql() {
            super(";MODE=MySQL;DATABASE_TO_LOWER=TRUE");
        }
    }

    @Nested
    final class Sqlite extends JdbcStatePersisterContract {

        @TempDir
        private Path folder;

        @Override
        protected String url() {
            return "jdbc:sqlite:" + folder.resolve("states.db");
        }

        @Override
        protected JdbcDialect dialect() {
            return JdbcDialect.SQLITE;
        }
    }
}
