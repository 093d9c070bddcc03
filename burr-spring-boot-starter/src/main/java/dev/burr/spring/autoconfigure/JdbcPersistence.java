package dev.burr.spring.autoconfigure;

import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.jdbc.JdbcDialect;
import dev.burr.persistence.jdbc.JdbcStatePersister;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the properties mean for a persister. It takes part in the transactions that Spring manages. */
final class JdbcPersistence {

    private static final String TYPE = "jdbc";
    private static final String TABLE = "burr.persistence.jdbc.table";

    private final BurrProperties.Persistence.Jdbc properties;

    JdbcPersistence(BurrProperties.Persistence.Jdbc properties) {
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
            return builder.build();
        } catch (PersistenceException e) {
            throw PersistenceUnavailableException.because(TYPE, e);
        }
    }

    private JdbcStatePersister.Builder builder(DataSource dataSource) {
        var builder = JdbcStatePersister.builder(dataSource)
                .createSchema(properties.createSchema())
                .inTransaction(TransactionSynchronizationManager::isActualTransactionActive);
        JdbcDialect dialect = properties.dialect();
        if (dialect != null) {
            builder.dialect(dialect);
        }
        try {
            return builder.table(properties.table());
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(TABLE, properties.table(), e.getMessage());
        }
    }
}
