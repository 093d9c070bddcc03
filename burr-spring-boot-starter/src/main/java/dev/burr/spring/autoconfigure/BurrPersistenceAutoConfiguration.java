package dev.burr.spring.autoconfigure;

import dev.burr.persistence.StatePersister;
import dev.burr.spring.persistence.MongoStatePersister;
import dev.burr.spring.persistence.RedisStatePersister;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Gives a service the {@link StatePersister} that {@code burr.persistence.type} asks for. A persister that the service
 * defines itself is used in its place.
 */
@AutoConfiguration(
        before = BurrAutoConfiguration.class,
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnBooleanProperty(name = "burr.enabled", matchIfMissing = true)
@ConditionalOnProperty("burr.persistence.type")
@EnableConfigurationProperties(PersistenceProperties.class)
public final class BurrPersistenceAutoConfiguration {

    /** In a table of the service's own database. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "burr.persistence.type", havingValue = "jdbc")
    @ConditionalOnClass(TransactionAwareDataSourceProxy.class)
    @ConditionalOnMissingBean(StatePersister.class)
    static final class Jdbc {

        /** Scripts that make the table run first. */
        @Bean
        @DependsOnDatabaseInitialization
        StatePersister burrStatePersister(PersistenceProperties properties, ObjectProvider<DataSource> dataSources) {
            return new JdbcPersistence(properties.jdbc()).persister(dataSources);
        }
    }

    /** The same, where it can't be had: an error, as nobody would miss what is not saved until it is needed. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "burr.persistence.type", havingValue = "jdbc")
    @ConditionalOnMissingClass("org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy")
    @ConditionalOnMissingBean(StatePersister.class)
    static final class WithoutJdbc {

        @Bean
        @SuppressWarnings("DoNotCallSuggester") // Spring calls it, and nobody else
        StatePersister burrStatePersister() {
            throw PersistenceUnavailableException.withoutLibrary("jdbc", "spring-jdbc");
        }
    }

    /** In Redis. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "burr.persistence.type", havingValue = "redis")
    @ConditionalOnClass(StringRedisTemplate.class)
    @ConditionalOnMissingBean(StatePersister.class)
    static final class Redis {

        @Bean
        StatePersister burrStatePersister(
                PersistenceProperties properties, ObjectProvider<StringRedisTemplate> templates) {
            return new SpringDataPersistence<>("redis", "StringRedisTemplate", templates)
                    .persister(
                            "burr.persistence.redis.key-prefix",
                            properties.redis().keyPrefix(),
                            RedisStatePersister::in);
        }
    }

    /** In MongoDB. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "burr.persistence.type", havingValue = "mongo")
    @ConditionalOnClass(MongoOperations.class)
    @ConditionalOnMissingBean(StatePersister.class)
    static final class Mongo {

        @Bean
        StatePersister burrStatePersister(PersistenceProperties properties, ObjectProvider<MongoOperations> templates) {
            return new SpringDataPersistence<>("mongo", "MongoTemplate", templates)
                    .persister(
                            "burr.persistence.mongo.collection-name",
                            properties.mongo().collectionName(),
                            MongoStatePersister::in);
        }
    }

    /** As without JDBC. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "burr.persistence.type", havingValue = "redis")
    @ConditionalOnMissingClass("org.springframework.data.redis.core.StringRedisTemplate")
    @ConditionalOnMissingBean(StatePersister.class)
    static final class WithoutRedis {

        @Bean
        @SuppressWarnings("DoNotCallSuggester") // Spring calls it, and nobody else
        StatePersister burrStatePersister() {
            throw PersistenceUnavailableException.withoutLibrary("redis", "spring-data-redis");
        }
    }

    /** As without JDBC. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "burr.persistence.type", havingValue = "mongo")
    @ConditionalOnMissingClass("org.springframework.data.mongodb.core.MongoOperations")
    @ConditionalOnMissingBean(StatePersister.class)
    static final class WithoutMongo {

        @Bean
        @SuppressWarnings("DoNotCallSuggester") // Spring calls it, and nobody else
        StatePersister burrStatePersister() {
            throw PersistenceUnavailableException.withoutLibrary("mongo", "spring-data-mongodb");
        }
    }
}
