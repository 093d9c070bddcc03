package dev.burr.persistence.jdbc;

import dev.burr.core.ApplicationId;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistedStateJson;
import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.StatePersister;
import dev.burr.persistence.StepAlreadySavedException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps states in a table of a relational database: PostgreSQL, MySQL, MariaDB, H2 or SQLite.
 *
 * <p>Each call takes a connection from the data source and gives it back. A save is a transaction of its own, whether
 * connections commit by themselves or not, unless the caller has one that it is to be part of: see {@link
 * Builder#inTransaction}. The primary key, application and step, sees to it that a step is saved once. Nothing is deleted unless
 * asked for.
 */
public final class JdbcStatePersister implements StatePersister {

    private static final String DEFAULT_TABLE = "burr_state";

    private final Connections connections;
    private final StateTable table;

    private JdbcStatePersister(Connections connections, StateTable table) {
        this.connections = connections;
        this.table = table;
    }

    /** A persister with the standard settings: table {@code burr_state}, which is made if it is missing. */
    public static JdbcStatePersister in(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /** Starts a persister with other settings. */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /** The statements that make the table {@code burr_state}, for those who keep their schema in scripts. */
    public static String schema(JdbcDialect dialect) {
        return schema(dialect, DEFAULT_TABLE);
    }

    /**
     * The statements that make a table, each ended by a semicolon.
     *
     * @throws IllegalArgumentException when the name is not one that {@link Builder#table} takes
     */
    public static String schema(JdbcDialect dialect, String table) {
        return new StateTable(dialect, table)
                .schema().stream().map(statement -> statement + ";\n").collect(Collectors.joining());
    }

    @Override
    public void checkId(ApplicationId id) {
        KeyText.APP_ID.require(id.appId());
        if (id.partitionKey() != null) {
            KeyText.PARTITION_KEY.require(id.partitionKey());
        }
    }

    @Override
    public void save(PersistedState step) {
        checkId(step.application());
        String state = PersistedStateJson.encodeState(step);
        String details = PersistedStateJson.encodeDetails(step);
        boolean saved = execute("saved in", connection -> {
            try (PreparedStatement insert = connection.prepareStatement(table.insert())) {
                insert.setString(1, step.application().appId());
                insert.setLong(2, step.position().sequenceId());
                insert.setString(3, step.application().partitionKey());
                insert.setString(4, step.action());
                insert.setString(5, PersistedStateJson.word(step.status()));
                insert.setObject(6, table.dialect().time(step.savedAt().truncatedTo(ChronoUnit.MICROS)));
                insert.setString(7, state);
                insert.setString(8, details);
                return inserts(insert);
            }
        });
        if (!saved) {
            throw new StepAlreadySavedException(
                    step.application().appId(), step.position().sequenceId());
        }
    }

    private boolean inserts(PreparedStatement insert) throws SQLException {
        try {
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (table.dialect().isDuplicate(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<PersistedState> load(String appId) {
        return KeyText.APP_ID.fits(appId) ? select(table.selectLast(), appId, null) : Optional.empty();
    }

    @Override
    public Optional<PersistedState> load(String appId, long sequenceId) {
        return KeyText.APP_ID.fits(appId) ? select(table.selectStep(), appId, sequenceId) : Optional.empty();
    }

    private Optional<PersistedState> select(String sql, String appId, @Nullable Long sequenceId) {
        return execute("loaded from", connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, appId);
                if (sequenceId != null) {
                    select.setLong(2, sequenceId);
                }
                try (ResultSet rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(step(rows)) : Optional.empty();
                }
            }
        });
    }

    private PersistedState step(ResultSet row) throws SQLException {
        var application = new ApplicationId(row.getString("app_id"), row.getString("partition_key"));
        try {
            PersistedState step = PersistedState.of(
                            application,
                            row.getString("action"),
                            PersistedStateJson.decodeState(row.getString("state")),
                            table.dialect().time(row, "saved_at"))
                    .withStatus(PersistedStateJson.status(row.getString("status")));
            return PersistedStateJson.withDetails(step, row.getString("details"));
        } catch (IllegalArgumentException e) {
            throw new PersistenceException(
                    "Step %d of application '%s' in table '%s' is not what was saved: %s Delete it, or put it right."
                            .formatted(row.getLong("sequence_id"), application.appId(), table.name(), e.getMessage()),
                    e);
        }
    }

    @Override
    public List<String> list() {
        return ids(table.selectIds(), null);
    }

    @Override
    public List<String> list(@Nullable String partitionKey) {
        if (partitionKey == null) {
            return ids(table.selectIdsWithoutPartition(), null);
        }
        return KeyText.PARTITION_KEY.fits(partitionKey) ? ids(table.selectIdsOfPartition(), partitionKey) : List.of();
    }

    private List<String> ids(String sql, @Nullable String partitionKey) {
        return execute("listed from", connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                if (partitionKey != null) {
                    select.setString(1, partitionKey);
                }
                var ids = new ArrayList<String>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getString(1));
                    }
                }
                return ids;
            }
        });
    }

    @Override
    public boolean delete(String appId) {
        return KeyText.APP_ID.fits(appId)
                && execute("deleted from", connection -> {
                    try (PreparedStatement delete = connection.prepareStatement(table.delete())) {
                        delete.setString(1, appId);
                        return delete.executeUpdate() > 0;
                    }
                });
    }

    private <T> T execute(String what, Connections.Work<T> work) {
        try {
            return connections.use(work);
        } catch (SQLException e) {
            throw new PersistenceException(
                    "State can't be %s table '%s': %s (SQL state %s). Check the database, and who may use it."
                            .formatted(what, table.name(), e.getMessage(), e.getSQLState()),
                    e);
        }
    }

    /** Settings of a persister. */
    public static final class Builder {

        private final DataSource dataSource;
        private String table = DEFAULT_TABLE;
        private boolean createSchema = true;
        private @Nullable JdbcDialect dialect;
        private BooleanSupplier inTransaction = () -> false;

        private Builder(DataSource dataSource) {
            this.dataSource = dataSource;
        }

        /**
         * The table, with its schema before it if need be; {@code burr_state} when not given. The schema must exist.
         *
         * @throws IllegalArgumentException when the name is more than letters, digits and underscores
         */
        public Builder table(String name) {
            StateTable.requireName(name);
            this.table = name;
            return this;
        }

        /** Whether the table is made when it is missing; it is when not given. */
        public Builder createSchema(boolean create) {
            this.createSchema = create;
            return this;
        }

        /** How the database is talked to; found from what it says it is when not given. */
        public Builder dialect(JdbcDialect named) {
            this.dialect = named;
            return this;
        }

        /**
         * Tells whether the thread that asks has a transaction which connections of this data source take part in, as those
         * of Spring's {@code TransactionAwareDataSourceProxy} do. What is saved then stays or goes with that transaction, and
         * nothing is committed here. When not given, nothing takes part in one.
         */
        public Builder inTransaction(BooleanSupplier callersTransaction) {
            this.inTransaction = callersTransaction;
            return this;
        }

        /**
         * The persister. It connects, to see what the database is and that the table is there.
         *
         * @throws PersistenceException when it can't connect, does not know the database, or can't use the table
         */
        public JdbcStatePersister build() {
            var connections = new Connections(dataSource, inTransaction);
            var setup = new TableSetup(connections);
            var found = new StateTable(dialect == null ? setup.dialect() : dialect, table);
            setup.require(found, createSchema);
            boolean turns = found.dialect() == JdbcDialect.SQLITE;
            return new JdbcStatePersister(turns ? connections.oneAtATime() : connections, found);
        }
    }
}
