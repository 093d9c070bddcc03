package dev.burr.test.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A new connection for each caller, that commits by itself or does not, and that is counted until it is closed. On a thread
 * that has a transaction, everybody gets its connection, as with Spring's proxy.
 */
final class TestDataSource implements DataSource {

    private final String url;
    private final boolean autoCommit;
    private final AtomicInteger open = new AtomicInteger();
    private final ThreadLocal<@Nullable Connection> transaction = new ThreadLocal<>();

    TestDataSource(String url, boolean autoCommit) {
        this.url = url;
        this.autoCommit = autoCommit;
    }

    TestDataSource(String url) {
        this(url, true);
    }

    int open() {
        return open.get();
    }

    boolean inTransaction() {
        return transaction.get() != null;
    }

    /** Does something in a transaction of this thread, and undoes it or not. */
    void transaction(boolean commit, SqlWork work) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            transaction.set(connection);
            work.with(connection);
            if (commit) {
                connection.commit();
            } else {
                connection.rollback();
            }
        } finally {
            transaction.remove();
        }
    }

    interface SqlWork {
        void with(Connection connection) throws SQLException;
    }

    @Override
    public Connection getConnection() throws SQLException {
        open.incrementAndGet();
        Connection shared = transaction.get();
        if (shared != null) {
            return closedBy(shared, () -> {});
        }
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(autoCommit);
        return closedBy(connection, () -> {
            // What was not committed is lost, as in a pool.
            if (!autoCommit) {
                connection.rollback();
            }
            connection.close();
        });
    }

    private interface Closing {
        void close() throws SQLException;
    }

    private Connection closedBy(Connection connection, Closing closing) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        open.decrementAndGet();
                        closing.close();
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
