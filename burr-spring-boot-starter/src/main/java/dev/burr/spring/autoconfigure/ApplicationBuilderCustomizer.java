package dev.burr.spring.autoconfigure;

import dev.burr.application.ApplicationBuilder;

/**
 * Adds to every {@link ApplicationBuilder} that the starter hands out. Make it a bean; several are called in the order of
 * {@link org.springframework.core.annotation.Order}, after the tracking client, the persister and the hooks were added.
 */
@FunctionalInterface
public interface ApplicationBuilderCustomizer {

    /** Customizes a builder before anybody else has it. */
    void customize(ApplicationBuilder builder);
}
