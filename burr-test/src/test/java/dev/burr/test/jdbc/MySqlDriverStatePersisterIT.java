package dev.burr.test.jdbc;

import dev.burr.environment.MariaDb;
import dev.burr.environment.NeedsMariaDb;
import dev.burr.persistence.jdbc.JdbcDialect;

/** The same server through the driver of MySQL, which takes it for one. */
@NeedsMariaDb
final class MySqlDriverStatePersisterIT extends JdbcSchemasContract {

    @Override
    protected String url() {
        return MariaDb.url().replaceFirst("^jdbc:mariadb:", "jdbc:mysql:");
    }

    @Override
    protected JdbcDialect dialect() {
        return JdbcDialect.MYSQL;
    }
}
