package dev.burr.spring.autoconfigure;

import dev.burr.persistence.PersistenceException;
import dev.burr.persistence.StatePersister;
import java.util.function.BiFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What the properties mean for a persister that reaches its store by a template of Spring Data.
 *
 * @param type the value of {@code burr.persistence.type}
 * @param template what the template is called in messages
 */
record SpringDataPersistence<T>(String type, String template, ObjectProvider<T> templates) {

    /**
     * The persister, connected.
     *
     * @param property the one setting there is
     * @param value its value
     * @throws PersistenceUnavailableException when there is no template to use, or its store can't be used
     * @throws InvalidConfigurationPropertyValueException when the value can't be used
     */
    StatePersister persister(String property, String value, BiFunction<T, String, StatePersister> make) {
        T found = templates.getIfUnique();
        if (found == null) {
            throw PersistenceUnavailableException.withoutBean(
                    type, template, templates.stream().count());
        }
        try {
            return make.apply(found, value);
        } catch (IllegalArgumentException e) {
            throw new InvalidConfigurationPropertyValueException(property, value, e.getMessage());
        } catch (PersistenceException e) {
            throw PersistenceUnavailableException.because(type, e);
        }
    }
}
