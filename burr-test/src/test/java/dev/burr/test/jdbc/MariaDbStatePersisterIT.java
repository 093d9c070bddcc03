package dev.burr.test.jdbc;

import dev.burr.environment.MariaDb;
import dev.burr.environment.NeedsMariaDb;
import dev.burr.persistence.jdbc.JdbcDialect;

/** Holds the JDBC persister against MariaDB, or against MySQL where a variable names one. */
@NeedsMariaDb
final class MariaDbStatePersisterIT extends JdbcSchemasContract {

    @Override
    protected String url() {
        return MariaDb.url();
    }

    @Override
    protected JdbcDialect dialect() {
        return JdbcDialect.MYSQL;
    }
}
