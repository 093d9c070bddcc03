package dev.burr.persistence.jdbc;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The table that states are kept in, and what is said to it.
 *
 * <p>Names are not quoted, so that they mean in a script what they mean here.
 */
record StateTable(JdbcDialect dialect, String name) {

    /** Enough for any id, and little enough for the longest key of MySQL. */
    static final int LONGEST_ID = 255;

    private static final String COLUMNS =
            "app_id, sequence_id, partition_key, action, status, saved_at, state, details";

    /** Short enough for PostgreSQL to add the name of the index. */
    private static final Pattern NAME = Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,49}\\.)?[A-Za-z_][A-Za-z0-9_]{0,49}");

    StateTable {
        requireName(name);
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Table '%s' has a name that is not safe in every database. Use letters, digits and '_', at most 50, not beginning with a digit; with the schema before it, as in 'schema.table', if need be."
                            .formatted(name.length() <= 80 ? name : name.substring(0, 80) + "…"));
        }
    }

    /** The statements that make what is missing of it. */
    List<String> schema() {
        return dialect == JdbcDialect.MYSQL
                ? List.of(createTable(",\n    INDEX %s (partition_key, app_id)".formatted(index()))
                        + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")
                : List.of(
                        createTable(""),
                        "CREATE INDEX IF NOT EXISTS %s ON %s (partition_key, app_id)".formatted(index(), name));
    }

    private String createTable(String more) {
        return """
                CREATE TABLE IF NOT EXISTS %s (
                    app_id VARCHAR(%d) NOT NULL,
                    sequence_id BIGINT NOT NULL,
                    partition_key VARCHAR(%d),
                    action %s NOT NULL,
                    status VARCHAR(16) NOT NULL,
                    saved_at %s NOT NULL,
                    state %s NOT NULL,
                    details %s NOT NULL,
                    PRIMARY KEY (app_id, sequence_id)%s
                )"""
                .formatted(
                        name,
                        LONGEST_ID,
                        LONGEST_ID,
                        dialect.text,
                        dialect.timestamp,
                        dialect.longText,
                        dialect.longText,
                        more);
    }

    private String index() {
        return name.substring(name.indexOf('.') + 1) + "_partition";
    }

    /** Fails where the table is missing or is another one. */
    String probe() {
        return "SELECT %s FROM %s WHERE 1 = 0".formatted(COLUMNS, name);
    }

    String insert() {
        return "INSERT INTO %s (%s) VALUES (?, ?, ?, ?, ?, ?, ?, ?)%s"
                .formatted(name, COLUMNS, dialect.skipsDuplicates() ? " ON CONFLICT DO NOTHING" : "");
    }

    String selectLast() {
        return "SELECT %s FROM %s WHERE app_id = ? ORDER BY sequence_id DESC LIMIT 1".formatted(COLUMNS, name);
    }

    String selectStep() {
        return "SELECT %s FROM %s WHERE app_id = ? AND sequence_id = ?".formatted(COLUMNS, name);
    }

    String selectIds() {
        return "SELECT DISTINCT app_id FROM %s".formatted(name);
    }

    String selectIdsOfPartition() {
        return selectIds() + " WHERE partition_key = ?";
    }

    String selectIdsWithoutPartition() {
        return selectIds() + " WHERE partition_key IS NULL";
    }

    String delete() {
        return "DELETE FROM %s WHERE app_id = ?".formatted(name);
    }
}
