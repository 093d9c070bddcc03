package dev.burr.persistence.jdbc;

import dev.burr.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what a database is like, and that the table is there. Each question is a transaction of its own. */
final class TableSetup {

    private final Connections connections;

    TableSetup(Connections connections) {
        this.connections = connections;
    }

    JdbcDialect dialect() {
        try {
            return connections.use(connection ->
                    JdbcDialect.of(connection.getMetaData()).orElseThrow(() -> unknown(product(connection))));
        } catch (SQLException e) {
            throw new PersistenceException(
                    "Database can't be asked what it is: %s (SQL state %s). Check that it runs, that its driver is on the class path, and the settings of the data source."
                            .formatted(e.getMessage(), e.getSQLState()),
                    e);
        }
    }

    private static String product(Connection connection) {
        try {
            return connection.getMetaData().getDatabaseProductName();
        } catch (SQLException e) {
            return "?";
        }
    }

    private static PersistenceException unknown(String product) {
        return new PersistenceException(
                "Database '%s' is not known here (known: %s). Name the dialect that is nearest to its own with dialect(JdbcDialect…), or write a StatePersister for it."
                        .formatted(product, JdbcDialect.productNames().collect(Collectors.joining(", "))));
    }

    /** Looks first: whoever may not make tables may still use one. */
    void require(StateTable table, boolean create) {
        SQLException missing = probe(table);
        if (missing == null) {
            return;
        }
        SQLException reason = create ? create(table) : null;
        if (create && probe(table) == null) {
            return;
        }
        throw unusable(table, reason == null ? missing : reason, create);
    }

    private @Nullable SQLException probe(StateTable table) {
        return attempt(table.probe());
    }

    private @Nullable SQLException create(StateTable table) {
        return attempt(table.schema().toArray(String[]::new));
    }

    /** What the statements fail with; null when they don't. */
    private @Nullable SQLException attempt(String... statements) {
        try {
            connections.use(connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (String sql : statements) {
                        statement.execute(sql);
                    }
                }
                return true;
            });
            return null;
        } catch (SQLException e) {
            return e;
        }
    }

    private static PersistenceException unusable(StateTable table, SQLException reason, boolean create) {
        String remedy = create
                ? "Check that the user may make tables, that the schema exists, and that no other table has this name"
                : "Run the statements that JdbcStatePersister.schema(JdbcDialect.%s, \"%s\") gives, or call createSchema(true)"
                        .formatted(table.dialect(), table.name());
        return new PersistenceException(
                "Table '%s' can't be used: %s (SQL state %s). %s."
                        .formatted(table.name(), reason.getMessage(), reason.getSQLState(), remedy),
                reason);
    }
}
