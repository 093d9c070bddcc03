package dev.burr.spring.autoconfigure;

import dev.burr.persistence.jdbc.JdbcDialect;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where states are saved.
 *
 * @param type Where the state is saved after every step.
 * @param jdbc In a table of the database of the service.
 * @param redis In the Redis of the service.
 * @param mongo In the MongoDB of the service.
 */
@ConfigurationProperties("burr.persistence")
record PersistenceProperties(
        @DefaultValue("none") Type type,
        @DefaultValue Jdbc jdbc,
        @DefaultValue Redis redis,
        @DefaultValue Mongo mongo) {

    /** Where. */
    enum Type {
        NONE,
        JDBC,
        REDIS,
        MONGO
    }

    /**
     * In a table.
     *
     * @param tableName Table that states are saved in, with the schema before it if need be.
     * @param initializeSchema In which databases the table is made when it is missing.
     * @param dialect Dialect of the database. By default, found from what the database says it is.
     */
    record Jdbc(
            @DefaultValue("burr_state") String tableName,
            @DefaultValue("always") Initialization initializeSchema,
            @Nullable JdbcDialect dialect) {

        /** As Spring Boot has it for tables of its own. */
        enum Initialization {
            ALWAYS,
            EMBEDDED,
            NEVER
        }
    }

    /**
     * In Redis.
     *
     * @param keyPrefix What keys begin with, between braces. Services that share a Redis each have one of their own.
     */
    record Redis(@DefaultValue("burr") String keyPrefix) {}

    /**
     * In MongoDB.
     *
     * @param collectionName Collection that states are saved in. It is made with its indexes when it is missing.
     */
    record Mongo(@DefaultValue("burr_state") String collectionName) {}
}
