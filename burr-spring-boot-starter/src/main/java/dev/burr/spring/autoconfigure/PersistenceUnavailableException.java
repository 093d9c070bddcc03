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

    /** What to do. */
    String action() {
        return action;
    }
}
