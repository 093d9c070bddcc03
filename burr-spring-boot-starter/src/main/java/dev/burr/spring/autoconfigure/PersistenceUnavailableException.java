package dev.burr.spring.autoconfigure;

import dev.burr.core.BurrException;
import dev.burr.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/** States are to be saved, but the service lacks what it takes. */
final class PersistenceUnavailableException extends BurrException {

    private static final long serialVersionUID = 1L;

    private static final String STARTER =
            "Add spring-boot-starter-jdbc and the driver of your database, and set spring.datasource.url. "
                    + "Or take burr.persistence.type out, and nothing is saved.";

    private final String action;

    private PersistenceUnavailableException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    static PersistenceUnavailableException withoutSpringJdbc() {
        return new PersistenceUnavailableException(
                "burr.persistence.type is 'jdbc', but spring-jdbc is not on the class path.", STARTER, null);
    }

    static PersistenceUnavailableException withoutDataSource(long candidates) {
        return candidates == 0
                ? new PersistenceUnavailableException(
                        "burr.persistence.type is 'jdbc', but there is no DataSource.", STARTER, null)
                : new PersistenceUnavailableException(
                        "burr.persistence.type is 'jdbc', but there are %d DataSource beans, and none of them is primary."
                                .formatted(candidates),
                        "Mark the one to save in as @Primary, or define a StatePersister bean with JdbcStatePersister.builder(…).",
                        null);
    }

    static PersistenceUnavailableException because(PersistenceException failure) {
        return new PersistenceUnavailableException(
                "burr.persistence.type is 'jdbc', but states can't be saved. " + failure.getMessage(),
                "Do what it says. Of the settings that it names, burr.persistence.jdbc.table, "
                        + "burr.persistence.jdbc.create-schema and burr.persistence.jdbc.dialect are the properties.",
                failure);
    }

    /**
     * The libraries for a store are not there.
     *
     * @param type the value of {@code burr.persistence.type}
     * @param library what is not on the class path
     */
    static PersistenceUnavailableException withoutLibrary(String type, String library) {
        return new PersistenceUnavailableException(
                "burr.persistence.type is '%s', but %s is not on the class path.".formatted(type, library),
                starter(type),
                null);
    }

    /** There is not the one template that a store is reached by. */
    static PersistenceUnavailableException withoutTemplate(String type, String template, long candidates) {
        return candidates == 0
                ? new PersistenceUnavailableException(
                        "burr.persistence.type is '%s', but there is no %s.".formatted(type, template),
                        starter(type),
                        null)
                : new PersistenceUnavailableException(
                        "burr.persistence.type is '%s', but there are %d %s beans, and none of them is primary."
                                .formatted(type, candidates, template),
                        "Mark the one to save in as @Primary, or define a StatePersister bean.",
                        null);
    }

    static PersistenceUnavailableException because(String type, PersistenceException failure) {
        return new PersistenceUnavailableException(
                "burr.persistence.type is '%s', but states can't be saved. %s".formatted(type, failure.getMessage()),
                "Do what it says. Or take burr.persistence.type out, and nothing is saved.",
                failure);
    }

    private static String starter(String type) {
        return "Add spring-boot-starter-data-%s, and say where it is by spring.%s. Or take burr.persistence.type out, and nothing is saved."
                .formatted(type.equals("mongo") ? "mongodb" : type, type.equals("mongo") ? "mongodb" : "data.redis");
    }

    /** What to do. */
    String action() {
        return action;
    }
}
