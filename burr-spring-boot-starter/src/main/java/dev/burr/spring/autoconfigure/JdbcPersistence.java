package dev.burr.spring.autoconfigure;

import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.jdbc.JdbcDialect;
import dev.burr.persistence.jdbc.JdbcStatePersister;
import java.sql.DatabaseMetaData;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the properties mean for a persister. It takes part in the transactions that Spring manages. */
final class JdbcPersistence {

    private static final String TYPE = "jdbc";
    private static final String TABLE = "burr.persistence.jdbc.table-name";

    private final PersistenceProperties.Jdbc properties;

    JdbcPersistence(PersistenceProperties.Jdbc properties) {
        this.properties = properties;
    }

    /**
     * The persister, connected.
     *
     * @throws PersistenceUnavailableException when there is no data source to use, or its database can't be used
     * @throws InvalidConfigurationPropertyValueException when a property has a value that can't be used
     */
    JdbcStatePersister persister(ObjectProvider<DataSource> dataSources) {
        DataSource dataSource = dataSources.getIfUnique();
        if (dataSource == null) {
            throw PersistenceUnavailableException.withoutBean(
                    TYPE, "DataSource", dataSources.stream().count());
        }
        JdbcStatePersister.Builder builder = builder(new TransactionAwareDataSourceProxy(dataSource));
        try {
            return builder.createSchema(isTableMadeIn(dataSource)).build();
        } catch (PersistenceException e) {
            throw PersistenceUnavailableException.because(TYPE, e);
        }
    }

    private boolean isTableMadeIn(DataSource dataSource) {
        return switch (properties.initializeSchema()) {
            case ALWAYS -> true;
            case EMBEDDED -> isEmbedded(dataSource);
            case NEVER -> false;
        };
    }

    private static boolean isEmbedded(DataSource dataSource) {
        try {
            return isInMemory(
                    Objects.toString(JdbcUtils.extractDatabaseMetaData(dataSource, DatabaseMetaData::getURL), ""));
        } catch (MetaDataAccessException e) {
            throw new PersistenceException(
                    "The database can't be asked whether it is embedded: %s. Check that its driver is on the class path, and the settings"
                                    .formatted(e.getMessage())
                            + " of the data source.",
                    e);
        }
    }

    /** Whether a database with this address lives and dies with this process. */
    static boolean isInMemory(String url) {
        return url.startsWith("jdbc:h2:mem:")
                || url.startsWith("jdbc:sqlite::memory:")
                || (url.startsWith("jdbc:sqlite:") && url.contains("mode=memory"));
    }

    private JdbcStatePersister.Builder builder(DataSource dataSource) {
        var builder = JdbcStatePersister.builder(dataSource)
                .inTransaction(TransactionSynchronizationManager::isActualTransactionActive);
        JdbcDialect dialect = properties.dialect();
        if (dialect != null) {
            builder.dialect(dialect);
        }
        try {
            return builder.table(properties.tableName());
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(TABLE, properties.tableName(), e.getMessage());
        }
    }
}
