package dev.burr.test.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.burr.persistence.jdbc.JdbcStatePersister;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The same for databases that have schemas. */
abstract class JdbcSchemasContract extends JdbcStatePersisterContract {

    @Nested
    final class ASchema {

        @Test
        void mayHaveTheTable() throws SQLException {
            String schema = "of_" + table;
            execute("CREATE SCHEMA " + schema);

            JdbcStatePersister elsewhere =
                    builder(source()).table(schema + "." + table).build();
            elsewhere.save(step("chat", 0));

            assertThat(elsewhere.list()).containsExactly("chat");
            assertThat(persister().list()).isEmpty();
            execute("DROP TABLE %s.%s".formatted(schema, table));
            execute("DROP SCHEMA " + schema);
        }
    }
}
