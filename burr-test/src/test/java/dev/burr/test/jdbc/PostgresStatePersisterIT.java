package dev.burr.test.jdbc;

import dev.burr.environment.NeedsPostgres;
import dev.burr.environment.Postgres;
import dev.burr.persistence.jdbc.JdbcDialect;

/** Holds the JDBC persister against PostgreSQL. */
@NeedsPostgres
final class PostgresStatePersisterIT extends JdbcSchemasContract {

    @Override
    protected String url() {
        return Postgres.url();
    }

    @Override
    protected JdbcDialect dialect() {
        return JdbcDialect.POSTGRESQL;
    }
}
