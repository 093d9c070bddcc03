package dev.burr.spring.persistence;

import dev.burr.persistence.PersistenceException;
import java.util.Objects;
import org.springframework.dao.DataAccessException;

/** What a store of Spring Data could not do. */
final class StoreFailure {

    private StoreFailure() {}

    /**
     * As our own exception, with what the store said.
     *
     * @param what "saved", "loaded"
     * @param where "in Redis"
     * @param check what to look at, behind "Check that it runs, "
     */
    static PersistenceException of(String what, String where, String check, DataAccessException failure) {
        String said = Objects.requireNonNullElse(
                failure.getMostSpecificCause().getMessage(), failure.getClass().getSimpleName());
        return new PersistenceException(
                "State can't be %s %s: %s Check that it runs, %s."
                        .formatted(what, where, said.endsWith(".") ? said : said + ".", check),
                failure);
    }
}
