package dev.burr.persistence.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections for one piece of work each, which is a transaction of its own or part of the caller's. */
final class Connections {

    private final DataSource source;
    private final BooleanSupplier callersTransaction;
    private final @Nullable ReentrantLock turn;

    Connections(DataSource source, BooleanSupplier callersTransaction) {
        this(source, callersTransaction, null);
    }

    private Connections(DataSource source, BooleanSupplier callersTransaction, @Nullable ReentrantLock turn) {
        this.source = source;
        this.callersTransaction = callersTransaction;
        this.turn = turn;
    }

    /** The same, taking turns: for databases where whoever comes second asks again and again, and may be out of luck. */
    Connections oneAtATime() {
        return new Connections(source, callersTransaction, new ReentrantLock(true));
    }

    /** What is done with a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Does a piece of work, and gives the connection back. */
    <T> T use(Work<T> work) throws SQLException {
        if (callersTransaction.getAsBoolean()) {
            // It may hold what the one whose turn it is waits for.
            try (Connection connection = source.getConnection()) {
                return work.on(connection);
            }
        }
        if (turn == null) {
            return inTransactionOfItsOwn(work);
        }
        turn.lock();
        try {
            return inTransactionOfItsOwn(work);
        } finally {
            turn.unlock();
        }
    }

    /** Closing a connection that does not commit by itself may undo what was done on it. */
    private <T> T inTransactionOfItsOwn(Work<T> work) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.getAutoCommit() ? work.on(connection) : committed(connection, work);
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
