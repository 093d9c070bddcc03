package dev.burr.persistence.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What differs between databases. Found by the name of the product; to be named for those that are like one of these. */
public enum JdbcDialect {

    /** PostgreSQL, and what speaks its protocol. */
    POSTGRESQL("PostgreSQL", "TEXT", "TEXT", "TIMESTAMP(6) WITH TIME ZONE") {

        @Override
        boolean skipsDuplicates() {
            return true;
        }
    },

    /** H2. */
    H2("H2", "VARCHAR", "CHARACTER LARGE OBJECT", "TIMESTAMP(6) WITH TIME ZONE") {

        @Override
        boolean isDuplicate(SQLException failure) {
            return failure.getErrorCode() == 23_505;
        }
    },

    /** SQLite. It has no type for times: they are ISO 8601 text in UTC. */
    SQLITE("SQLite", "TEXT", "TEXT", "TEXT") {

        @Override
        boolean skipsDuplicates() {
            return true;
        }

        @Override
        Object time(Instant time) {
            return MICROS.format(time) + "Z";
        }

        @Override
        Instant time(ResultSet row, String column) throws SQLException {
            return Instant.parse(row.getString(column));
        }
    },

    /** MySQL and MariaDB. Their type for times has no zone: they are in UTC, and sent as text, of which drivers lose nothing. */
    MYSQL("MySQL, MariaDB", "TEXT", "LONGTEXT", "DATETIME(6)") {

        @Override
        boolean isDuplicate(SQLException failure) {
            return failure.getErrorCode() == 1_062;
        }

        @Override
        Object time(Instant time) {
            return MICROS.format(time);
        }

        @Override
        Instant time(ResultSet row, String column) throws SQLException {
            return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
    };

    /** Always six digits, so that the text sorts as the times do. */
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final String products;
    final String text;
    final String longText;
    final String timestamp;

    JdbcDialect(String products, String text, String longText, String timestamp) {
        this.products = products;
        this.text = text;
        this.longText = longText;
        this.timestamp = timestamp;
    }

    /** The dialect of a database; empty when it is none of these. */
    static Optional<JdbcDialect> of(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName();
        return Arrays.stream(values())
                .filter(dialect -> dialect.products().anyMatch(known -> known.equalsIgnoreCase(product)))
                .findFirst();
    }

    /** The names of the databases that have a dialect. */
    static Stream<String> productNames() {
        return Arrays.stream(values()).flatMap(JdbcDialect::products);
    }

    private Stream<String> products() {
        return Arrays.stream(products.split(", "));
    }

    /**
     * Whether to insert with {@code ON CONFLICT DO NOTHING}, and count the rows. In PostgreSQL an error would end the
     * transaction that the caller may have.
     */
    boolean skipsDuplicates() {
        return false;
    }

    /** Whether an insert failed because the row is there already. */
    boolean isDuplicate(SQLException failure) {
        return false;
    }

    /** A time in whole microseconds, as a parameter. */
    Object time(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** A time in a column. */
    Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
