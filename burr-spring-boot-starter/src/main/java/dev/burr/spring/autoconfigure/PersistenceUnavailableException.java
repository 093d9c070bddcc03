package dev.burr.spring.autoconfigure;

import dev.burr.core.BurrException;
import dev.burr.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/** States are to be saved, but the service lacks what it takes. */
final class PersistenceUnavailableException extends BurrException {

    private static final long serialVersionUID = 1L;

    private static final String OR_DO_WITHOUT = " Or take burr.persistence.type out, and nothing is saved.";

    private final String action;

    private PersistenceUnavailableException(String description, String action, @Nullable Throwable cause) {
        super(description, cause);
        this.action = action;
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
                whatToAdd(type) + OR_DO_WITHOUT,
                null);
    }

    /**
     * There is not the one bean that a store is reached by.
     *
     * @param bean what it is called in messages
     */
    static PersistenceUnavailableException withoutBean(String type, String bean, long candidates) {
        return candidates == 0
                ? new PersistenceUnavailableException(
                        "burr.persistence.type is '%s', but there is no %s.".formatted(type, bean),
                        whatToAdd(type) + OR_DO_WITHOUT,
                        null)
                : new PersistenceUnavailableException(
                        "burr.persistence.type is '%s', but there are %d %s beans, and none of them is primary."
                                .formatted(type, candidates, bean),
                        "Mark the one to save in as @Primary, or define a StatePersister bean.",
                        null);
    }

    static PersistenceUnavailableException because(String type, PersistenceException failure) {
        return new PersistenceUnavailableException(
                "burr.persistence.type is '%s', but states can't be saved. %s".formatted(type, failure.getMessage()),
                "Do what it says." + whatItMeans(type) + OR_DO_WITHOUT,
                failure);
    }

    private static String whatToAdd(String type) {
        return switch (type) {
            case "jdbc" ->
                "Add spring-boot-starter-jdbc and the driver of your database, and set spring.datasource.url.";
            case "redis" -> "Add spring-boot-starter-data-redis, and say where it is by spring.data.redis.";
            default -> "Add spring-boot-starter-data-mongodb, and say where it is by spring.mongodb.";
        };
    }

    /** The builder of this store has settings, and its messages name them. */
    private static String whatItMeans(String type) {
        return type.equals("jdbc")
                ? " Of the settings that it names, burr.persistence.jdbc.table-name, burr.persistence.jdbc.initialize-schema"
                        + " and burr.persistence.jdbc.dialect are the properties."
                : "";
    }

    /** What to do. */
    String action() {
        return action;
    }
}
