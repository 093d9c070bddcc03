package dev.burr.persistence.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.persistence.PersistenceException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no database; burr-test has the tests on real ones. */
final class JdbcSetupTest {

    /** A type whose only method of interest answers this. */
    private static <T> T answering(Class<T> type, String method, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> called.getName().equals(method) ? answer.get() : null));
    }

    private interface Answer {
        Object get() throws SQLException;
    }

    private static DataSource database(String product) {
        DatabaseMetaData about = answering(DatabaseMetaData.class, "getDatabaseProductName", () -> product);
        Connection connection = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMetaData" -> about;
                    case "getAutoCommit" -> true;
                    default -> null;
                });
        return answering(DataSource.class, "getConnection", () -> connection);
    }

    @ParameterizedTest
    @CsvSource({"PostgreSQL,POSTGRESQL", "H2,H2", "SQLite,SQLITE", "MySQL,MYSQL", "MariaDB,MYSQL"})
    void findsTheDialectByTheProduct(String product, JdbcDialect dialect) throws SQLException {
        try (Connection connection = database(product).getConnection()) {
            assertThat(JdbcDialect.of(connection.getMetaData())).contains(dialect);
        }
    }

    @Test
    void refusesADatabaseThatItDoesNotKnow() {
        assertThatExceptionOfType(PersistenceException.class)
                .isThrownBy(() -> JdbcStatePersister.in(database("Oracle")))
                .withMessage(
                        "Database 'Oracle' is not known here (known: PostgreSQL, H2, SQLite, MySQL, MariaDB). Name the dialect that is "
                                + "nearest to its own with dialect(JdbcDialect…), or write a StatePersister for it.");
    }

    @Test
    void saysWhenThereIsNoConnectionToBeHad() {
        DataSource down = answering(DataSource.class, "getConnection", () -> {
            throw new SQLException("Connection refused", "08001");
        });

        assertThatExceptionOfType(PersistenceException.class)
                .isThrownBy(() -> JdbcStatePersister.in(down))
                .withMessage(
                        "Database can't be asked what it is: Connection refused (SQL state 08001). Check that it runs, that its driver is on the class path, and the settings of the data source.")
                .withCauseInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"burr_state", "BURR", "_t1", "audit.burr_state", "a.b"})
    void takesNamesThatAreSafe(String table) {
        assertThatCode(() -> JdbcStatePersister.builder(database("H2")).table(table))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1st",
                "a-b",
                "a b",
                "a;DROP TABLE b",
                "\"quoted\"",
                "a.b.c",
                ".b",
                "a.",
                "ä",
                "a\n",
                "name_of_fifty_one_letters_which_is_more_than_we_take"
            })
    void refusesNamesThatAreNot(String table) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcStatePersister.builder(database("H2")).table(table))
                .withMessage(
                        "Table '%s' has a name that is not safe in every database. Use letters, digits and '_', at most 50, not beginning with a digit; with the schema before it, as in 'schema.table', if need be."
                                .formatted(table));
        assertThatIllegalArgumentException().isThrownBy(() -> JdbcStatePersister.schema(JdbcDialect.H2, table));
    }

    @Test
    void namesTheIndexAfterTheTableAlone() {
        assertThat(JdbcStatePersister.schema(JdbcDialect.POSTGRESQL, "audit.states"))
                .contains("CREATE TABLE IF NOT EXISTS audit.states (")
                .contains("CREATE INDEX IF NOT EXISTS states_partition ON audit.states (partition_key, app_id);");
    }

    @ParameterizedTest
    @EnumSource
    void hasTheSchemaThatTheGuideShows(JdbcDialect dialect) throws IOException {
        assertThat(Files.readString(Path.of("../docs/persistence.md")))
                .contains("```sql\n" + JdbcStatePersister.schema(dialect) + "```");
    }
}
