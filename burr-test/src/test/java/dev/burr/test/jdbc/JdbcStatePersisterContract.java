package dev.burr.test.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.burr.core.ApplicationId;
import dev.burr.core.Position;
import dev.burr.core.State;
import dev.burr.persistence.PersistedState;
import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.StatePersister;
import dev.burr.persistence.StepAlreadySavedException;
import dev.burr.persistence.jdbc.JdbcDialect;
import dev.burr.persistence.jdbc.JdbcStatePersister;
import dev.burr.test.contract.StatePersisterContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of persisters, and what is to be seen of a database: tables, transactions, connections. */
abstract class JdbcStatePersisterContract extends StatePersisterContract {

    private static final AtomicInteger TABLES = new AtomicInteger();

    final String table = "burr_state_" + TABLES.incrementAndGet();
    private @Nullable TestDataSource source;
    private @Nullable JdbcStatePersister persister;

    /** The database. It may have tables of other tests. */
    protected abstract String url();

    /** The dialect that is to be found, and used where it is to be named. */
    protected abstract JdbcDialect dialect();

    /** Whether the dialect is not that of the database, and so must be named. */
    protected boolean namesDialect() {
        return false;
    }

    /** Asked for by several threads in some tests, and one for all of them. */
    @Override
    protected final synchronized StatePersister persister() {
        if (persister == null) {
            persister = builder(source()).build();
        }
        return persister;
    }

    final synchronized TestDataSource source() {
        if (source == null) {
            source = new TestDataSource(url());
        }
        return source;
    }

    final JdbcStatePersister.Builder builder(TestDataSource from) {
        var builder = JdbcStatePersister.builder(from).table(table);
        return namesDialect() ? builder.dialect(dialect()) : builder;
    }

    @AfterEach
    void closesEveryConnection() throws SQLException {
        assertThat(source().open()).isZero();

        execute("DROP TABLE IF EXISTS " + table);
    }

    final void execute(String sql) throws SQLException {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static PersistedState step(String id, long sequenceId) {
        return step(ApplicationId.of(id), sequenceId, Instant.EPOCH);
    }

    private static PersistedState step(ApplicationId id, long sequenceId, Instant time) {
        return PersistedState.of(id, "put", State.empty().at(new Position(sequenceId, "put")), time);
    }

    @Nested
    final class ATable {

        @Test
        void isMadeByTheScriptToo() throws SQLException {
            for (String statement : JdbcStatePersister.schema(dialect(), table).split(";\n")) {
                execute(statement);
            }

            JdbcStatePersister own = builder(source()).createSchema(false).build();
            own.save(step("chat", 0));

            assertThat(own.list()).containsExactly("chat");
        }

        @Test
        void isMadeOnceByAllWhoNeedItAtTheSameTime() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                for (Future<JdbcStatePersister> built : threads.invokeAll(IntStream.range(0, 4)
                        .<Callable<JdbcStatePersister>>mapToObj(
                                i -> () -> builder(source()).build())
                        .toList())) {
                    built.get();
                }
            } finally {
                threads.shutdownNow();
            }

            persister().save(step("chat", 0));
            assertThat(persister().list()).containsExactly("chat");
        }

        @Test
        void isAskedForWhereItIsNotToBeMade() {
            assertThatExceptionOfType(PersistenceException.class)
                    .isThrownBy(() -> builder(source()).createSchema(false).build())
                    .withMessageStartingWith("Table '%s' can't be used: ".formatted(table))
                    .withMessageEndingWith(
                            "Run the statements that JdbcStatePersister.schema(JdbcDialect.%s, \"%s\") gives, or call createSchema(true)."
                                    .formatted(dialect(), table))
                    .withCauseInstanceOf(SQLException.class);
        }

        @Test
        void isRefusedWhenItIsAnotherOne() throws SQLException {
            execute("CREATE TABLE %s (partition_key VARCHAR(10), app_id VARCHAR(10), position VARCHAR(10))"
                    .formatted(table));

            assertThatExceptionOfType(PersistenceException.class)
                    .isThrownBy(() -> builder(source()).build())
                    .withMessageStartingWith("Table '%s' can't be used: ".formatted(table))
                    .withMessageContaining("that no other table has this name");
        }

        @Test
        void isNamedWhenItIsGone() throws SQLException {
            StatePersister built = persister();
            execute("DROP TABLE " + table);

            assertThatExceptionOfType(PersistenceException.class)
                    .isThrownBy(() -> built.save(step("chat", 0)))
                    .withMessageStartingWith("State can't be saved in table '%s': ".formatted(table))
                    .withMessageEndingWith("Check the database, and who may use it.")
                    .withCauseInstanceOf(SQLException.class);
            assertThatExceptionOfType(PersistenceException.class)
                    .isThrownBy(() -> built.load("chat"))
                    .withMessageStartingWith("State can't be loaded from table '%s': ".formatted(table));
        }

        @Test
        void isNamedWithTheStepThatWasTamperedWith() throws SQLException {
            persister().save(step("chat", 7));
            execute("UPDATE %s SET state = '{\"n\":'".formatted(table));

            assertThatExceptionOfType(PersistenceException.class)
                    .isThrownBy(() -> persister().load("chat"))
                    .withMessageStartingWith(
                            "Step 7 of application 'chat' in table '%s' is not what was saved: ".formatted(table));
        }

        @Test
        void hasWhatWasSavedInColumns() throws SQLException {
            persister().save(step(new ApplicationId("chat", "ana"), 3, NOON_AND_A_BIT));

            try (Connection connection = source().getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT app_id, sequence_id, partition_key, action, status, state, details FROM "
                                    + table)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("chat");
                assertThat(rows.getLong(2)).isEqualTo(3);
                assertThat(rows.getString(3)).isEqualTo("ana");
                assertThat(rows.getString(4)).isEqualTo("put");
                assertThat(rows.getString(5)).isEqualTo("completed");
                assertThat(rows.getString(6)).isEqualTo("{\"__SEQUENCE_ID\":3,\"__PRIOR_STEP\":\"put\"}");
                assertThat(rows.getString(7)).isEqualTo("{\"inputs\":{}}");
            }
        }
    }

    private static final Instant NOON_AND_A_BIT = Instant.parse("2026-07-01T12:00:00.123456789Z");

    @Nested
    final class ATime {

        private Instant timeOf(String id) {
            return persister().load(id).orElseThrow().savedAt();
        }

        @ParameterizedTest
        @ValueSource(strings = {"UTC", "Asia/Kolkata", "America/St_Johns"})
        void isTheSameInEveryTimeZone(String zone) {
            TimeZone before = TimeZone.getDefault();
            try {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                persister().save(step(ApplicationId.of("chat"), 0, NOON_AND_A_BIT));
                // In the hour that most of Europe and America leaves out.
                persister().save(step(ApplicationId.of("gap"), 0, Instant.parse("2026-03-29T02:30:00Z")));
                persister().save(step(ApplicationId.of("other-gap"), 0, Instant.parse("2026-03-08T02:30:00Z")));

                TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
                assertThat(timeOf("chat")).isEqualTo("2026-07-01T12:00:00.123456Z");
                assertThat(timeOf("gap")).isEqualTo("2026-03-29T02:30:00Z");
                assertThat(timeOf("other-gap")).isEqualTo("2026-03-08T02:30:00Z");
            } finally {
                TimeZone.setDefault(before);
            }
        }
    }

    @Nested
    final class ATransaction {

        private JdbcStatePersister joining;

        @BeforeEach
        void join() {
            joining = builder(source()).inTransaction(source()::inTransaction).build();
        }

        @Test
        void ofTheCallerDecidesWhatStays() throws SQLException {
            source().transaction(false, connection -> {
                joining.save(step("undone", 0));
                assertThat(joining.load("undone")).isPresent();
            });
            source().transaction(true, connection -> joining.save(step("kept", 0)));

            assertThat(joining.list()).containsExactly("kept");
        }

        @Test
        void goesOnAfterAStepWasRefused() throws SQLException {
            joining.save(step("taken", 0));

            source().transaction(true, connection -> {
                joining.save(step("before", 0));
                assertThatExceptionOfType(StepAlreadySavedException.class)
                        .isThrownBy(() -> joining.save(step("taken", 0)));
                joining.save(step("after", 0));
            });

            assertThat(joining.list()).containsExactlyInAnyOrder("taken", "before", "after");
        }

        @Test
        void isEndedWhereThereIsNoneOfTheCaller() {
            var manual = new TestDataSource(url(), false);
            JdbcStatePersister own =
                    builder(manual).inTransaction(manual::inTransaction).build();

            own.save(step("chat", 0));
            assertThatExceptionOfType(StepAlreadySavedException.class).isThrownBy(() -> own.save(step("chat", 0)));
            own.save(step("gone", 0));
            own.delete("gone");

            assertThat(own.list()).containsExactly("chat");
            assertThat(persister().list()).containsExactly("chat");
            assertThat(manual.open()).isZero();
        }
    }

    @Nested
    final class AKey {

        @ParameterizedTest
        @ValueSource(strings = {"", "space at the end ", "nul\0", "line\nbreak", "half \ud83d"})
        void isRefusedWhenNotEveryDatabaseTakesIt(String id) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> persister().checkId(ApplicationId.of(id)))
                    .withMessageStartingWith("Application id '" + id + "' ");
            assertThatIllegalArgumentException().isThrownBy(() -> persister().save(step(id, 0)));

            assertThat(persister().load(id)).isEmpty();
            assertThat(persister().load(id, 0)).isEmpty();
            assertThat(persister().delete(id)).isFalse();
        }

        @Test
        void isRefusedWhenItIsTooLong() {
            String longest = "☃".repeat(255);
            persister().save(step(new ApplicationId(longest, longest), 0, Instant.EPOCH));
            assertThat(persister().list(longest)).containsExactly(longest);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> persister().checkId(ApplicationId.of(longest + "☃")))
                    .withMessageContaining("is 256 characters long")
                    .withMessageContaining("use 1 to 255 characters");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> persister().checkId(new ApplicationId("chat", longest + "☃")))
                    .withMessageStartingWith("Partition key '");
            assertThat(persister().list(longest + "☃")).isEmpty();
        }

        @Test
        void isToldApartByCaseAndAccents() {
            persister().save(step("chat", 0));
            persister().save(step("Chat", 0));
            persister().save(step("chât", 0));

            assertThat(persister().list()).containsExactlyInAnyOrder("chat", "Chat", "chât");
            assertThat(persister().load("CHAT")).isEmpty();
        }

        @Test
        void mayHaveWhatIsNoNameOfAFolder() {
            persister().save(step("a/b\\..:*?\"<>|", 0));

            assertThat(persister().list()).containsExactly("a/b\\..:*?\"<>|");
        }
    }
}
